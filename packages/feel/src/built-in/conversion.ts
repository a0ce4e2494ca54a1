import type { FeelNumber } from '../decimal.ts'
import { type Evaluation, LimitReached } from '../evaluation.ts'
import { kindOf } from '../kind.ts'
import { badValue } from '../messages.ts'
import { dateOf, dateTimeOf, monthsBetween, UTC_MIDNIGHT, zonedTime } from '../moment.ts'
import { numberFromText, round, subtract, truncated } from '../number.ts'
import { rangeFromText } from '../range-text.ts'
import { dateFromText, dateTimeFromText, durationFromText, timeFromText } from '../temporal-text.ts'
import { textOf, textWithin } from '../text.ts'
import {
  type DaysTimeDuration,
  type FeelDate,
  type FeelDateTime,
  FeelTime,
  type FeelValue,
  YearsMonthsDuration,
} from '../value.ts'
import { isZone } from '../zone.ts'
import { define } from './define.ts'

function orWarn<T extends FeelValue>(value: T, what: FeelValue, evaluation: Evaluation): T | null {
  if (value === null) evaluation.warn('feel.bad-value', badValue(textOf(what)))
  return value
}

function whole(value: FeelValue | undefined): number {
  return truncated(value as FeelNumber)
}

const MAX_OFFSET_SECONDS = 18 * 3600

/** A clock time from its parts; null where there is none such. */
function clock(args: readonly FeelValue[], zone: FeelValue): FeelTime | null {
  const [hour, minute] = [whole(args[0]), whole(args[1])]
  const seconds = args[2] as FeelNumber
  const second = whole(round(seconds, 0, 'floor'))
  const nanosecond = Math.floor(Number(subtract(seconds, second)) * 1e9)
  if (!(hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59)) return null
  if (typeof zone === 'string') return isZone(zone) ? zonedTime(hour, minute, second, nanosecond, zone) : null
  if (zone === null) return new FeelTime(hour, minute, second, nanosecond, null, null)
  const offset = Number((zone as DaysTimeDuration).nanoseconds / 1_000_000_000n)
  return Math.abs(offset) > MAX_OFFSET_SECONDS ? null : new FeelTime(hour, minute, second, nanosecond, offset, null)
}

function moment(args: readonly FeelValue[], zone: FeelValue): FeelDateTime | null {
  const date = dateOf(whole(args[0]), whole(args[1]), whole(args[2]))
  const time = clock(args.slice(3), zone)
  return date === null || time === null ? null : dateTimeOf(date, time)
}

/** `1 000,5` with its separators named: only a space, a comma or a period group, only the last two mark decimals. */
function groupedNumber(from: string, grouping: FeelValue, decimal: FeelValue): FeelNumber | null {
  if (grouping !== null && !/^[ ,.]$/.test(grouping as string)) return null
  if (decimal !== null && !/^[,.]$/.test(decimal as string)) return null
  if (grouping !== null && grouping === decimal) return null
  const plain = grouping === null ? from : from.replaceAll(grouping as string, '')
  return numberFromText(decimal === null ? plain : plain.replace(decimal as string, '.'))
}

function dayOf(value: FeelValue): FeelDate {
  return kindOf(value) === 'date' ? (value as FeelDate) : (value as FeelDateTime).date
}

function monthsFromTo(from: FeelValue, to: FeelValue): FeelValue {
  return new YearsMonthsDuration(monthsBetween(dayOf(from), dayOf(to)))
}

function writtenText(value: FeelValue, evaluation: Evaluation): string | null {
  if (value === null) return null
  const text = textWithin(value, evaluation.limits.stringLength)
  if (text === undefined) throw new LimitReached('stringLength')
  evaluation.checkString(text.length)
  return text
}

const PARTS = 'year: number, month: number, day: number, hour: number, minute: number, second: number'

export const conversionFunctions = [
  define(
    'date',
    ['from: string', 'date', ([from = null], e) => orWarn(dateFromText(from as string), from, e)],
    ['from: date', 'date', ([from = null]) => from],
    ['from: date and time', 'date', ([from]) => (from as FeelDateTime).date],
    [
      'year: number, month: number, day: number',
      'date',
      ([year = null, month, day], e) => orWarn(dateOf(whole(year), whole(month), whole(day)), year, e),
    ],
  ),
  define(
    'time',
    ['from: string', 'time', ([from = null], e) => orWarn(timeFromText(from as string), from, e)],
    ['from: time', 'time', ([from = null]) => from],
    ['from: date', 'time', () => UTC_MIDNIGHT],
    ['from: date and time', 'time', ([from]) => (from as FeelDateTime).time],
    [
      'hour: number, minute: number, second: number, offset??: days and time duration',
      'time',
      (args, e) => orWarn(clock(args, args[3] ?? null), args[0] ?? null, e),
    ],
  ),
  define(
    'date and time',
    ['from: string', 'date and time', ([from = null], e) => orWarn(dateTimeFromText(from as string), from, e)],
    ['from: date and time', 'date and time', ([from = null]) => from],
    ['date: date, time: time', 'date and time', ([date, time]) => dateTimeOf(date as FeelDate, time as FeelTime)],
    [
      'date: date and time, time: time',
      'date and time',
      ([date, time]) => dateTimeOf((date as FeelDateTime).date, time as FeelTime),
    ],
    [
      `${PARTS}, offset??: days and time duration`,
      'date and time',
      (args, e) => orWarn(moment(args, args[6] ?? null), args[0] ?? null, e),
    ],
    [
      `${PARTS}, timezone: string`,
      'date and time',
      (args, e) => orWarn(moment(args, args[6] ?? null), args[6] ?? null, e),
    ],
  ),
  define('duration', ['from: string', 'Any', ([from = null], e) => orWarn(durationFromText(from as string), from, e)]),
  define(
    'years and months duration',
    ['from: date, to: date', 'years and months duration', ([from = null, to = null]) => monthsFromTo(from, to)],
    [
      'from: date and time, to: date and time',
      'years and months duration',
      ([from = null, to = null]) => monthsFromTo(from, to),
    ],
  ),
  define(
    'number',
    ['from: string', 'number', ([from = null], e) => orWarn(numberFromText(from as string), from, e)],
    [
      'from: string, grouping separator??: string, decimal separator??: string',
      'number',
      ([from = null, grouping = null, decimal = null], e) =>
        orWarn(groupedNumber(from as string, grouping, decimal), from, e),
    ],
  ),
  define('string', ['from: Any', 'string', ([from = null], e) => orWarn(writtenText(from, e), from, e)]),
  define('range', ['from: string', 'range', ([from = null], e) => orWarn(rangeFromText(from as string), from, e)]),
]
