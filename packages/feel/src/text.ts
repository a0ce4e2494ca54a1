import type { FeelNumber } from './decimal.ts'
import { kindOf } from './kind.ts'
import { numberToText } from './number.ts'
import { dateTimeToText, dateToText, durationToText, timeToText } from './temporal-text.ts'
import {
  type DaysTimeDuration,
  type FeelContext,
  type FeelDate,
  type FeelDateTime,
  type FeelFunction,
  FeelRange,
  type FeelTime,
  type FeelValue,
  type YearsMonthsDuration,
} from './value.ts'

/** A name that a context literal can have without quotes. */
const BARE_NAME = /^[\p{L}_][\p{L}\p{N}_]*(?: [\p{L}\p{N}_]+)*$/u
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

/** How much text may still be written; lists may share their items, so that a small value can have a text without end. */
interface Room {
  left: number
}

const MAX_TEXT = 4_000_000
/** What brackets, commas and spaces add to a list or context, about. */
const BRACKETS = 4

/**
 * The value as a FEEL literal that reads back as an equal value; a function is written as its name only. What nests
 * deeper than 100, or comes after four million characters, is written as `…`.
 */
export function formatFeel(value: FeelValue): string {
  return format(value, 0, true, { left: MAX_TEXT })
}

function format(value: FeelValue, depth: number, quoted: boolean, room: Room): string {
  if (depth > MAX_DEPTH) room.left = -1
  if (room.left < 0) return '…'
  const simple = formatSimple(value, quoted)
  room.left -= simple?.length ?? BRACKETS
  return simple ?? formatCompound(value, depth, quoted, room)
}

function formatSimple(value: FeelValue, quoted: boolean): string | undefined {
  const temporal = temporalText(value)
  if (temporal !== undefined) return quoted ? `@"${temporal}"` : temporal
  switch (kindOf(value)) {
    case 'null':
      return 'null'
    case 'string':
      return escaped(value as string)
    case 'number':
      return numberToText(value as FeelNumber)
    case 'boolean':
      return String(value)
    case 'function':
      return (value as FeelFunction).name || 'function'
    default:
      return undefined
  }
}

function formatCompound(value: FeelValue, depth: number, quoted: boolean, room: Room): string {
  const inner = (part: FeelValue) => format(part, depth + 1, quoted, room)
  if (Array.isArray(value)) return `[${(value as readonly FeelValue[]).map(inner).join(', ')}]`
  if (value instanceof FeelRange) return formatRange(value, inner)
  const entries = Object.entries(value as FeelContext).map(
    ([name, entry]) => `${BARE_NAME.test(name) ? name : escaped(name)}: ${inner(entry ?? null)}`,
  )
  return `{${entries.join(', ')}}`
}

function formatRange(range: FeelRange, inner: (part: FeelValue) => string): string {
  switch (range.operator) {
    case '..':
      return `${range.startIncluded ? '[' : '('}${inner(range.start)}..${inner(range.end)}${range.endIncluded ? ']' : ')'}`
    case '<':
    case '<=':
      return `(${range.operator}${inner(range.end)})`
    default:
      return `(${range.operator}${inner(range.start)})`
  }
}

/** What the function `string` makes of a value that is not null; undefined where that is longer than `length`. */
export function textWithin(value: FeelValue, length: number): string | undefined {
  if (typeof value === 'string') return value
  const room = { left: length }
  const text = format(value, 0, false, room)
  return room.left < 0 || text.length > length ? undefined : text
}

/** A value as it is named in a sentence: a string as it is, anything else its text. */
export function textOf(value: FeelValue): string {
  return textWithin(value, MAX_TEXT) ?? '…'
}
