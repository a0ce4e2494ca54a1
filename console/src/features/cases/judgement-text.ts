import type { TFunction } from 'i18next'

const KNOWN = ['approve', 'person'] as const

/** What the rules decided, in words; a judgement that a company added is shown as they wrote it. */
export function judgementText(judgement: string, t: TFunction): string {
  const known = KNOWN.find((one) => one === judgement)
  return known === undefined ? judgement : t(`judgements.${known}`)
}
