import type { TFunction } from 'i18next'

const KNOWN = ['refunded', 'refused'] as const

/** What became of a case, in words; an outcome that a company added to its flow is shown as they wrote it. */
export function outcomeText(outcome: string, t: TFunction): string {
  const known = KNOWN.find((one) => one === outcome)
  return known === undefined ? outcome : t(`outcomes.${known}`)
}
