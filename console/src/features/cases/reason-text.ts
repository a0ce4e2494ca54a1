import type { TFunction } from 'i18next'
import { wordText } from '../../text/words.ts'

/** The reason that rules gave, in words. */
export const reasonText = (reason: string | null, t: TFunction): string =>
  reason === null ? '–' : wordText('reason', reason, t)
