import type { Language } from '@aftersale/contract'
import {
  DaysTimeDuration,
  Decimal,
  FeelDate,
  FeelDateTime,
  FeelTime,
  type FeelValue,
  feelToJson,
  formatFeel,
  YearsMonthsDuration,
} from '@aftersale/feel'
import { currencyExponent, formatMoney, type Instant, instantOf, readLocalDate } from '@aftersale/kernel'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/
/** Characters that would break a message where it is shown; line ends and tabs do not. */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu
const WORDS = {
  en: { true: 'yes', false: 'no', comma: ', ' },
  'zh-CN': { true: '是', false: '否', comma: '、' },
} as const

/**
 * A value as a customer reads it: null is nothing, amounts `{minor, currency}` are money, texts that are instants or dates
 * are told in the zone and the order of the language, lists item by item. undefined where there is no such form.
 */
export function readableValue(value: FeelValue, language: Language, zone: string): string | undefined {
  if (value === null) return ''
  if (typeof value === 'string') return readableText(value, language, zone)
  if (typeof value === 'boolean') return WORDS[language][`${value}`]
  if (typeof value === 'number' || value instanceof Decimal) return formatFeel(value)
  if (value instanceof FeelDateTime || value instanceof FeelDate) {
    return readableText(String(feelToJson(value)).replace(/@.*$/, ''), language, zone)
  }
  if (value instanceof FeelTime) return String(feelToJson(value)).slice(0, 5)
  if (value instanceof DaysTimeDuration) return daysAndTime(value, language)
  if (value instanceof YearsMonthsDuration) return yearsAndMonths(value, language)
  if (Array.isArray(value)) {
    const items = (value as readonly FeelValue[]).map((item) => readableValue(item, language, zone))
    return items.some((item) => item === undefined) ? undefined : items.join(WORDS[language].comma)
  }
  return amount(feelToJson(value), language)
}

function readableText(text: string, language: Language, zone: string): string {
  if (INSTANT.test(text)) {
    const time = Date.parse(text)
    if (Number.isFinite(time)) return dateFormat(language, zone, true).format(instantOf(time))
  }
  const date = readLocalDate(text)
  if (date !== undefined) return dateFormat(language, 'UTC', false).format(Date.parse(`${date}T00:00:00Z`))
  return text.toWellFormed().replaceAll(CONTROL, ' ')
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making one costs many times what using it does. Zones are those of the server: there are few. */
function dateFormat(
  language: Language,
  timeZone: string,
  isTimed: boolean,
): { format: (at: Instant | number) => string } {
  const key = `${language} ${timeZone} ${isTimed}`
  let known = formats.get(key)
  if (known === undefined) {
    const date = { timeZone, year: 'numeric', month: 'long', day: 'numeric' } as const
    const time = isTimed ? ({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const) : {}
    known = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...date, ...time })
    formats.set(key, known)
  }
  return known
}

function amount(json: unknown, language: Language): string | undefined {
  if (typeof json !== 'object' || json === null || Object.keys(json).length !== 2) return undefined
  const { minor, currency } = json as { readonly minor?: unknown; readonly currency?: unknown }
  if (!Number.isSafeInteger(minor) || typeof currency !== 'string' || currencyExponent(currency) === undefined) {
    return undefined
  }
  return formatMoney({ minor: minor as number, currency }, language)
}

type Unit = 'year' | 'month' | 'day' | 'hour' | 'minute'
const CHINESE: Readonly<Record<Unit, string>> = { year: '年', month: '个月', day: '天', hour: '小时', minute: '分钟' }

function spell(parts: readonly (readonly [number, Unit])[], language: Language): string {
  const told = parts.filter(([count]) => count !== 0)
  const shown = told.length === 0 ? parts.slice(-1) : told
  return language === 'en'
    ? shown.map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`).join(' ')
    : shown.map(([count, unit]) => `${count} ${CHINESE[unit]}`).join(' ')
}

function daysAndTime({ nanoseconds }: DaysTimeDuration, language: Language): string {
  const minutes = Number((nanoseconds < 0n ? -nanoseconds : nanoseconds) / 60_000_000_000n)
  const parts = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ] as const
  return `${nanoseconds < 0n ? '-' : ''}${spell(parts, language)}`
}

function yearsAndMonths({ months }: YearsMonthsDuration, language: Language): string {
  const parts = [
    [Math.floor(Math.abs(months) / 12), 'year'],
    [Math.abs(months) % 12, 'month'],
  ] as const
  return `${months < 0 ? '-' : ''}${spell(parts, language)}`
}
