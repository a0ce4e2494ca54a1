import { currencyExponent } from './currency.ts'
import { shareRounded } from './ratio.ts'
import { accept, type Result, refuse } from './result.ts'

/** An amount in the minor unit of its currency: `{ minor: 1999, currency: 'CNY' }` is ¥19.99. `minor` is a safe integer. */
export type Money = { readonly minor: number; readonly currency: string }

/** Why an amount was not made. Amounts reach ±(2^53 − 1) minor units. */
export type MoneyRefusal =
  | { readonly code: 'money.unknown-currency'; readonly currency: string }
  | { readonly code: 'money.not-a-decimal'; readonly text: string }
  | { readonly code: 'money.too-precise'; readonly text: string; readonly currency: string; readonly decimals: number }
  | { readonly code: 'money.too-large'; readonly currency: string }
  | { readonly code: 'money.mixed-currencies'; readonly left: string; readonly right: string }

/** Digits before or after the point beyond which a text is no amount; keeps hostile input from costing time. */
const MOST_DIGITS = 30
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/

/** An amount from minor units. Refuses a currency ISO 4217 does not list and a count that is not a safe integer. */
export function money(minor: number, currency: string): Result<Money, MoneyRefusal> {
  if (currencyExponent(currency) === undefined) return refuse({ code: 'money.unknown-currency', currency })
  if (!Number.isSafeInteger(minor)) return refuse({ code: 'money.too-large', currency })
  return accept({ minor, currency })
}

/** The sum of two amounts in one currency. */
export function addMoney(left: Money, right: Money): Result<Money, MoneyRefusal> {
  if (left.currency !== right.currency) {
    return refuse({ code: 'money.mixed-currencies', left: left.currency, right: right.currency })
  }
  return money(left.minor + right.minor, left.currency)
}

/** What is left of `left` when `right`, in the same currency, is taken away. */
export function subtractMoney(left: Money, right: Money): Result<Money, MoneyRefusal> {
  return addMoney(left, { minor: right.minor === 0 ? 0 : -right.minor, currency: right.currency })
}

/**
 * Reads plain decimal text (`19.9`, `-0.05`, `+12`; no grouping, no symbol, no exponent) exactly. Refuses digits below the
 * minor unit unless they are zeros: 19.990 is ¥19.99, 19.999 is `money.too-precise`.
 */
export function parseMoney(text: string, currency: string): Result<Money, MoneyRefusal> {
  const decimals = currencyExponent(currency)
  if (decimals === undefined) return refuse({ code: 'money.unknown-currency', currency })
  const decimal = parseDecimal(text)
  if (decimal === undefined) return refuse({ code: 'money.not-a-decimal', text })
  if (/[1-9]/.test(decimal.fraction.slice(decimals))) {
    return refuse({ code: 'money.too-precise', text, currency, decimals })
  }
  const magnitude = Number(decimal.whole + decimal.fraction.slice(0, decimals).padEnd(decimals, '0'))
  return money(decimal.negative && magnitude !== 0 ? -magnitude : magnitude, currency)
}

/**
 * Price × quantity in minor units, exact and then rounded once, a half away from zero: 0.085 GBP × 1 is 9 pence,
 * × −1 is −9. `price` is plain decimal text of any precision, because price lists go below the minor unit; `quantity` is a
 * whole number of any sign. Throws where the quantity is not a safe integer.
 */
export function multiplyRounded(price: string, quantity: number, currency: string): Result<Money, MoneyRefusal> {
  if (!Number.isSafeInteger(quantity)) throw new RangeError(`expected a whole quantity, got ${quantity}`)
  const decimals = currencyExponent(currency)
  if (decimals === undefined) return refuse({ code: 'money.unknown-currency', currency })
  const decimal = parseDecimal(price)
  if (decimal === undefined) return refuse({ code: 'money.not-a-decimal', text: price })
  const fraction = decimal.fraction.padEnd(decimals, '0')
  const finer = fraction.length - decimals
  const unscaled = Number(decimal.whole + fraction)
  const signed = decimal.negative ? -quantity : quantity
  if (finer <= 15 && Number.isSafeInteger(unscaled) && Number.isSafeInteger(unscaled * quantity)) {
    return money(shareRounded(unscaled, signed, 10 ** finer), currency)
  }
  return money(roundedBig(BigInt(decimal.whole + fraction) * BigInt(signed), 10n ** BigInt(finer)), currency)
}

/** Plain text that `parseMoney` reads back exactly: `19.90`, `-0.05`, `1200` (JPY). Throws on an unknown currency. */
export function decimalText(amount: Money): string {
  const decimals = knownExponent(amount.currency)
  const digits = Math.abs(amount.minor)
    .toString()
    .padStart(decimals + 1, '0')
  const sign = amount.minor < 0 ? '-' : ''
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** The amount as people of that language write it: `¥1,234.50`, `US$1,234.50` (zh-CN), `$1,234.50` (en). Throws on an unknown currency. */
export function formatMoney(amount: Money, language: 'zh-CN' | 'en'): string {
  return formatter(language, amount.currency).format(decimalText(amount) as `${number}`)
}

/** What stands before such amounts: `¥`, `US$`. Throws on an unknown currency. */
export function currencySign(currency: string, language: 'zh-CN' | 'en'): string {
  const parts = formatter(language, currency).formatToParts(0)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}

const formatters = new Map<string, Intl.NumberFormat>()

/** Making a formatter costs 25 µs and using one 1 µs (Node 24), so each is kept: at most two a currency. */
function formatter(language: string, currency: string): Intl.NumberFormat {
  const key = `${language} ${currency}`
  let known = formatters.get(key)
  if (known === undefined) {
    const decimals = knownExponent(currency)
    known = new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      currencyDisplay: displayOf(currency, language),
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
    formatters.set(key, known)
  }
  return known
}

/** The yuan is ¥ wherever it is read; so the yen, ¥ in English too and JP¥ in Chinese, is not. */
function displayOf(currency: string, language: string): 'narrowSymbol' | 'code' | 'symbol' {
  if (currency === 'CNY') return 'narrowSymbol'
  return currency === 'JPY' && language === 'en' ? 'code' : 'symbol'
}

function knownExponent(currency: string): number {
  const decimals = currencyExponent(currency)
  if (decimals === undefined) throw new RangeError(`expected a currency of ISO 4217, got ${JSON.stringify(currency)}`)
  return decimals
}

function parseDecimal(text: string): { negative: boolean; whole: string; fraction: string } | undefined {
  const match = DECIMAL.exec(text)
  if (match === null) return undefined
  const [, sign, whole = '', fraction = ''] = match
  if (whole.length > MOST_DIGITS || fraction.length > MOST_DIGITS) return undefined
  return { negative: sign === '-', whole, fraction }
}

function roundedBig(dividend: bigint, divisor: bigint): number {
  const magnitude = dividend < 0n ? -dividend : dividend
  const rounded = (2n * magnitude + divisor) / (2n * divisor)
  return Number(dividend < 0n ? -rounded : rounded)
}
