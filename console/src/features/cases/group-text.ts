import type { TFunction } from 'i18next'

const KNOWN = ['service-agents', 'store-managers', 'finance'] as const

/** A group in words; one that the company named itself is shown as they wrote it. */
export function groupText(group: string, t: TFunction): string {
  const known = KNOWN.find((one) => one === group)
  return known === undefined ? group : t(`groups.${known}`)
}
