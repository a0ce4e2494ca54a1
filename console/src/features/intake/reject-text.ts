import type { TFunction } from 'i18next'

const KNOWN = [
  'noCustomer',
  'notAProduct',
  'cancelsNothing',
  'noUnitsSold',
  'noPrice',
  'noOrderNumber',
  'noRequestNumber',
  'noUnits',
  'notASale',
  'incomplete',
] as const

/** Why rows were rejected, in short; a reason that a company's own template gave is shown as they named it. */
export function rejectText(reason: string, t: TFunction): string {
  const known = KNOWN.find((one) => one === reason)
  if (known !== undefined) return t(`rejects.${known}`)
  return reason.startsWith('intake.') ? t('rejects.unreadable', { code: reason.slice('intake.'.length) }) : reason
}
