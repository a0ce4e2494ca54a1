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

/** What the reading of cells and rows refuses, of which the same is said in short. */
const READING = {
  'intake.cell-not-date': 'notADate',
  'intake.cell-not-integer': 'notAWholeNumber',
  'intake.cell-not-decimal': 'notANumber',
  'intake.cell-digits-lost': 'digitsLost',
  'intake.row-digits-lost': 'digitsLost',
  'intake.row-value-missing': 'incomplete',
  'intake.row-changed': 'changed',
} as const
const isReading = (reason: string): reason is keyof typeof READING => reason in READING

/** Why rows were rejected, in short; a reason that a company's own template gave is shown as they named it. */
export function rejectText(reason: string, t: TFunction): string {
  const known = KNOWN.find((one) => one === reason)
  if (known !== undefined) return t(`rejects.${known}`)
  if (isReading(reason)) return t(`rejects.${READING[reason]}`)
  return reason.startsWith('intake.') ? t('rejects.unreadable', { code: reason.slice('intake.'.length) }) : reason
}
