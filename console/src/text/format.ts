import type { Language } from '@aftersale/contract'
import { currencyExponent, formatMoney, type Instant, type Money } from '@aftersale/kernel'
import { serverNow } from '../api/server-time.ts'

/** An amount as people write it; a currency that ISO 4217 does not list is shown as it came. */
export function moneyText(amount: Money, language: Language): string {
  if (currencyExponent(amount.currency) === undefined) return `${amount.minor} ${amount.currency}`
  return formatMoney(amount, language)
}

/** An amount that moved; null where none did. */
export const movedText = (amount: Money, language: Language): string | null =>
  amount.minor === 0 ? null : moneyText(amount, language)

/** How many something happened to; null where it happened to none. */
export const happenedText = (count: number, language: Language): string | null =>
  count === 0 ? null : countText(count, language)

export const countText = (count: number, language: Language): string => count.toLocaleString(language)

export const percentText = (share: number, language: Language): string =>
  share.toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 })

/** A share of a whole that may be nothing. */
export const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

const minute = { year: 'numeric', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
const second = { ...minute, second: '2-digit' } as const

/** Date and time in the reader's own zone, to the minute. */
export const momentText = (at: Instant, language: Language): string => textOf(at, language, minute)

/** The same to the second: what a timeline needs. */
export const exactText = (at: Instant, language: Language): string => textOf(at, language, second)

/** As a list says it: of this year without the year. */
export function listedText(at: Instant, language: Language, now: number = serverNow()): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const { year: _year, ...dayAndTime } = minute
  return textOf(at, language, isThisYear ? dayAndTime : minute)
}

function textOf(at: Instant, language: Language, options: Intl.DateTimeFormatOptions): string {
  // A month in letters is read the same on both sides of the Atlantic.
  const [region, month] = language === 'zh-CN' ? (['zh-CN', '2-digit'] as const) : (['en-GB', 'short'] as const)
  return dateFormat(region, { ...options, month, hourCycle: 'h23' }).format(at)
}

/** To make a format takes a hundred times as long as to use it, and a list has hundreds of moments: each is made once. */
function once<Options, Format>(make: (language: string, options: Options) => Format) {
  const made = new Map<string, Format>()
  return (language: string, options: Options): Format => {
    const key = JSON.stringify([language, options])
    const known = made.get(key) ?? make(language, options)
    made.set(key, known)
    return known
  }
}

const dateFormat = once((language, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options))
const relativeFormat = once(
  (language, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(language, options),
)

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** How long ago, in the largest unit that fits: “3 days ago”. */
export function agoText(at: Instant, now: number, language: Language): string {
  const passed = now - at
  const [unit, size] = STEPS.find(([, step]) => Math.abs(passed) >= step) ?? (['second', 1000] as const)
  // “Yesterday” is the day before this one, and not a day of 24 hours ago.
  const steps = unit === 'day' ? Math.round((midnightBefore(now) - midnightBefore(at)) / size) : passed / size
  return relativeFormat(language, { numeric: 'auto' }).format(-Math.trunc(steps), unit)
}

/** When the day of a moment began where the reader is. */
const midnightBefore = (at: number): number => new Date(at).setHours(0, 0, 0, 0)

/** A file's size. */
export function bytesText(bytes: number, language: Language): string {
  const [size, unit] =
    bytes >= 1e9 ? [bytes / 1e9, 'GB'] : bytes >= 1e6 ? [bytes / 1e6, 'MB'] : [Math.ceil(bytes / 1e3), 'kB']
  return `${size.toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`
}
