import type { FeelNumber } from './decimal.ts'
import { kindOf } from './kind.ts'
import { numberToText } from './number.ts'
import { dateTimeToText, dateToText, durationToText, timeToText } from './temporal-text.ts'
import type {
  DaysTimeDuration,
  FeelContext,
  FeelDate,
  FeelDateTime,
  FeelFunction,
  FeelRange,
  FeelTime,
  FeelValue,
  YearsMonthsDuration,
} from './value.ts'

/** A name that a context literal can have without quotes. */
const BARE_NAME = /^[\p{L}_][\p{L}\p{N}_ ]*$/u
const MAX_DEPTH = 100

function escaped(text: string): string {
  const inner = text.replace(/["\\\n\r\t]/g, (character) => ESCAPES[character] ?? character)
  return `"${inner}"`
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** The text of dates, times and durations without quotes; undefined for other kinds. */
function temporalText(value: FeelValue): string | undefined {
  switch (kindOf(value)) {
    case 'date':
      return dateToText(value as FeelDate)
    case 'time':
      return timeToText(value as FeelTime)
    case 'date and time':
      return dateTimeToText(value as FeelDateTime)
    case 'days and time duration':
    case 'years and months duration':
      return durationToText(value as DaysTimeDuration | YearsMonthsDuration)
    default:
      return undefined
  }
}

/** The value as a FEEL literal that reads back as an equal value; a function is written as its name only. */
export function formatFeel(value: FeelValue): string {
  return format(value, 0, true)
}

function format(value: FeelValue, depth: number, quoted: boolean): string {
  if (depth > MAX_DEPTH) return '…'
  const temporal = temporalText(value)
  if (temporal !== undefined) return quoted ? `@"${temporal}"` : temporal
  switch (kindOf(value)) {
    case 'null':
      return 'null'
    case 'string':
      return escaped(value as string)
    case 'number':
      return numberToText(value as FeelNumber)
    case 'list':
      return `[${(value as readonly FeelValue[]).map((item) => format(item, depth + 1, quoted)).join(', ')}]`
    case 'context': {
      const entries = Object.entries(value as FeelContext).map(
        ([name, entry]) =>
          `${BARE_NAME.test(name) ? name : escaped(name)}: ${format(entry ?? null, depth + 1, quoted)}`,
      )
      return `{${entries.join(', ')}}`
    }
    case 'range':
      return formatRange(value as FeelRange, depth, quoted)
    case 'function':
      return (value as FeelFunction).name || 'function'
    default:
      return String(value)
  }
}

function formatRange(range: FeelRange, depth: number, quoted: boolean): string {
  const start = format(range.start, depth + 1, quoted)
  const end = format(range.end, depth + 1, quoted)
  switch (range.operator) {
    case '..':
      return `${range.startIncluded ? '[' : '('}${start}..${end}${range.endIncluded ? ']' : ')'}`
    case '<':
    case '<=':
      return `(${range.operator}${end})`
    default:
      return `(${range.operator}${start})`
  }
}

/** What the function `string` makes of a value: a string as it is, null of null, anything else its text. */
export function textOf(value: FeelValue): string | null {
  if (value === null) return null
  return typeof value === 'string' ? value : format(value, 0, false)
}
