import type { TFunction } from 'i18next'

/** The groups of the retail pack. */
export const KNOWN_GROUPS = ['service-agents', 'store-managers', 'finance'] as const

/** A group in words; one that the company named itself is shown as they wrote it. */
export function groupText(group: string, t: TFunction): string {
  const known = KNOWN_GROUPS.find((one) => one === group)
  return known === undefined ? group : t(`groups.${known}`)
}
