import type { TFunction } from 'i18next'
import { wordText } from '../../text/words.ts'

const KNOWN = ['approve', 'person', 'refuse', 'none'] as const
const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const

/** What the rules decided, in words; a judgement that a company added is shown as they wrote it. */
export function judgementText(judgement: string, t: TFunction): string {
  const known = KNOWN.find((one) => one === judgement)
  if (known !== undefined) return t(`judgements.${known}`)
  const priority = PRIORITIES.find((one) => one === judgement)
  return priority === undefined ? wordText('outcome', judgement, t) : t(`priorities.${priority}`)
}
