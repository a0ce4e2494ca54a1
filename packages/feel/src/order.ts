import type { FeelNumber } from './decimal.ts'
import type { Evaluation } from './evaluation.ts'
import { kindOf } from './kind.ts'
import { nanosecondsOf, timeNanoseconds } from './moment.ts'
import { compareNumbers } from './number.ts'
import type { DaysTimeDuration, FeelDate, FeelDateTime, FeelTime, FeelValue, YearsMonthsDuration } from './value.ts'

/**
 * The order of two values: negative, 0 or positive, null where there is none between them (other kinds, null). Strings are ordered by code point (DMN 1.5, 10.3.2.5 and table 51).
 */
export function feelCompare(left: FeelValue, right: FeelValue, evaluation?: Evaluation): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left < right ? -1 : left > right ? 1 : 0
  const kind = kindOf(left)
  if (kind !== kindOf(right)) return null
  switch (kind) {
    case 'number':
      return compareNumbers(left as FeelNumber, right as FeelNumber)
    case 'string':
      evaluation?.spend((left as string).length >> 4)
      return compareStrings(left as string, right as string)
    case 'date':
      return compareDates(left as FeelDate, right as FeelDate)
    case 'time':
      return compareTimes(left as FeelTime, right as FeelTime)
    case 'date and time':
      return compareMoments(left as FeelDateTime, right as FeelDateTime)
    case 'days and time duration':
      return sign((left as DaysTimeDuration).nanoseconds, (right as DaysTimeDuration).nanoseconds)
    case 'years and months duration':
      return (left as YearsMonthsDuration).months - (right as YearsMonthsDuration).months
    default:
      return null
  }
}

function sign(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function compareDates(left: FeelDate, right: FeelDate): number {
  return left.year - right.year || left.month - right.month || left.day - right.day
}

/** A local time beside a zoned one takes the other's offset (DMN 1.5, table 54). */
function compareTimes(left: FeelTime, right: FeelTime): number {
  if (left.offset === null || right.offset === null || left.offset === right.offset) return compareClocks(left, right)
  return sign(timeNanoseconds(left), timeNanoseconds(right))
}

function compareClocks(left: FeelTime, right: FeelTime): number {
  return (
    left.hour - right.hour ||
    left.minute - right.minute ||
    left.second - right.second ||
    left.nanosecond - right.nanosecond
  )
}

function compareMoments(left: FeelDateTime, right: FeelDateTime): number {
  const offset = left.time.offset
  const otherOffset = right.time.offset
  if (offset !== null && otherOffset !== null && offset !== otherOffset) {
    return sign(nanosecondsOf(left), nanosecondsOf(right))
  }
  return compareDates(left.date, right.date) || compareClocks(left.time, right.time)
}

/** UTF-16 order differs from code point order only where a surrogate meets a unit above the surrogates. */
function compareStrings(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a !== b) {
      const highA = a >= 0xd800 && a <= 0xdfff
      const highB = b >= 0xd800 && b <= 0xdfff
      if (highA !== highB && (highA ? b : a) >= 0xe000) return highA ? 1 : -1
      return a - b
    }
  }
  return left.length - right.length
}
