import type { TFunction } from 'i18next'

const KNOWN = ['tooOld', 'tooMuch', 'notFound', 'withinPolicy'] as const

/** A reason in words; one that a company added to its rules is shown as they wrote it. */
export function reasonText(reason: string | null, t: TFunction): string {
  if (reason === null) return '–'
  const known = KNOWN.find((one) => one === reason)
  return known === undefined ? reason : t(`reasons.${known}`)
}
