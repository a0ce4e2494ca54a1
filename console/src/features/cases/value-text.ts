import type { Language } from '@aftersale/contract'
import { currencyExponent, instantOf } from '@aftersale/kernel'
import type { TFunction } from 'i18next'
import { momentText, moneyText } from '../../text/format.ts'

/** A moment as forms and rules have it, with its offset: without one nobody knows where it is meant. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** Any value of a rule or a form, as a person reads it. */
export function valueText(value: unknown, t: TFunction, language: Language): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'boolean') return t(value ? 'values.yes' : 'values.no')
  if (typeof value === 'number') return value.toLocaleString(language, { maximumFractionDigits: 20 })
  if (typeof value === 'string') return isMoment(value) ? momentText(instantOf(Date.parse(value)), language) : value
  if (Array.isArray(value))
    return value.map((item) => valueText(item, t, language)).join(language === 'en' ? ', ' : '、')
  const amount = moneyOf(value)
  if (amount !== null) return moneyText(amount, language)
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${valueText(inner, t, language)}`)
    .join(language === 'en' ? ', ' : '，')
}

const isMoment = (text: string) => MOMENT.test(text) && !Number.isNaN(Date.parse(text))

function moneyOf(value: object) {
  if (!('minor' in value && 'currency' in value)) return null
  const { minor, currency } = value
  const isMoney =
    Number.isSafeInteger(minor) && typeof currency === 'string' && currencyExponent(currency) !== undefined
  return isMoney ? { minor: Number(minor), currency: String(currency) } : null
}
