import type { TFunction } from 'i18next'
import { wordText } from '../../text/words.ts'

/** What became of a case, in words. */
export const outcomeText = (outcome: string, t: TFunction): string => wordText('outcome', outcome, t)
