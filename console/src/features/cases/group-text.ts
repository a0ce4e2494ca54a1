import type { TFunction } from 'i18next'
import { wordText } from '../../text/words.ts'

/** A group of people, in words. */
export const groupText = (group: string, t: TFunction): string => wordText('group', group, t)
