import { dayNumber, weekdayOf } from './calendar.ts'
import { entryOf } from './context.ts'
import type { Evaluation, Site } from './evaluation.ts'
import { kindOf } from './kind.ts'
import { noEntry } from './messages.ts'
import { dayNumberOf, localSeconds, secondOfDay } from './moment.ts'
import { numberFromText } from './number.ts'
import {
  DaysTimeDuration,
  type FeelContext,
  type FeelDate,
  type FeelDateTime,
  type FeelRange,
  type FeelTime,
  type FeelValue,
  type YearsMonthsDuration,
} from './value.ts'

const SECOND = 1_000_000_000n

function secondsOf(nanoseconds: bigint): FeelValue {
  return nanoseconds % SECOND === 0n ? Number(nanoseconds / SECOND) : Number(nanoseconds) / 1e9
}

/** `value.name`: an entry of a context, a property of a value, or that of each item of a list (DMN 1.5, 10.3.2.5). */
export function memberOf(value: FeelValue, name: string, evaluation: Evaluation, site: Site): FeelValue {
  const kind = kindOf(value)
  if (kind === 'list') {
    const items = value as readonly FeelValue[]
    evaluation.checkList(items.length)
    return items.map((item) => memberOf(item, name, evaluation, site))
  }
  const member = kind === 'context' ? entryOf(value as FeelContext, name) : propertyOf(value, kind, name)
  if (member === undefined) {
    evaluation.warn('feel.no-entry', noEntry(name, kind), site)
    return null
  }
  return member
}

/** undefined where the value has no such property (DMN 1.5, table 64). */
function propertyOf(value: FeelValue, kind: string, name: string): FeelValue | undefined {
  switch (kind) {
    case 'date':
      return dateProperty(value as FeelDate, name)
    case 'time':
      return timeProperty(value as FeelTime, name)
    case 'date and time':
      return momentProperty(value as FeelDateTime, name)
    case 'years and months duration':
      return monthsProperty(value as YearsMonthsDuration, name)
    case 'days and time duration':
      return daysProperty(value as DaysTimeDuration, name)
    case 'range':
      return rangeProperty(value as FeelRange, name)
    default:
      return undefined
  }
}

function dateProperty(date: FeelDate, name: string): FeelValue | undefined {
  switch (name) {
    case 'year':
      return date.year
    case 'month':
      return date.month
    case 'day':
      return date.day
    case 'weekday':
      return weekdayOf(dayNumber(date.year, date.month, date.day))
    case 'value':
      return dayNumberOf(date) * 86_400
    default:
      return undefined
  }
}

function timeProperty(time: FeelTime, name: string): FeelValue | undefined {
  switch (name) {
    case 'hour':
      return time.hour
    case 'minute':
      return time.minute
    case 'second':
      return secondsOf(BigInt(time.second) * SECOND + BigInt(time.nanosecond))
    case 'time offset':
      return time.offset === null ? null : new DaysTimeDuration(BigInt(time.offset) * 1_000_000_000n)
    case 'timezone':
      return time.zone
    case 'value':
      return secondOfDay(time)
    default:
      return undefined
  }
}

function momentProperty(moment: FeelDateTime, name: string): FeelValue | undefined {
  if (name === 'value') return localSeconds(moment) - (moment.time.offset ?? 0)
  return dateProperty(moment.date, name) ?? timeProperty(moment.time, name)
}

function monthsProperty(duration: YearsMonthsDuration, name: string): FeelValue | undefined {
  switch (name) {
    case 'years':
      return Math.trunc(duration.months / 12) + 0
    case 'months':
      return (duration.months % 12) + 0
    case 'value':
      return duration.months
    default:
      return undefined
  }
}

function daysProperty(duration: DaysTimeDuration, name: string): FeelValue | undefined {
  const seconds = duration.nanoseconds / SECOND
  switch (name) {
    case 'days':
      return numberFromText(String(seconds / 86_400n))
    case 'hours':
      return Number((seconds / 3_600n) % 24n)
    case 'minutes':
      return Number((seconds / 60n) % 60n)
    case 'seconds':
      return secondsOf(duration.nanoseconds % (60n * SECOND))
    case 'value':
      return numberFromText(String(seconds))
    default:
      return undefined
  }
}

function rangeProperty(range: FeelRange, name: string): FeelValue | undefined {
  switch (name) {
    case 'start':
      return range.start
    case 'end':
      return range.end
    case 'start included':
      return range.startIncluded
    case 'end included':
      return range.endIncluded
    default:
      return undefined
  }
}
