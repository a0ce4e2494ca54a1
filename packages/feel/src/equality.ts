import { entryOf } from './context.ts'
import type { FeelNumber } from './decimal.ts'
import type { Evaluation } from './evaluation.ts'
import { kindOf } from './kind.ts'
import { compareNumbers } from './number.ts'
import { feelCompare } from './order.ts'
import type { FeelContext, FeelDate, FeelDateTime, FeelFunction, FeelRange, FeelTime, FeelValue } from './value.ts'

/**
 * FEEL `=` (DMN 1.5, table 49): true or false within a kind, false between null and anything else, null between
 * different kinds. Inside lists and contexts, values that do not compare are different.
 */
export function feelEquals(left: FeelValue, right: FeelValue, evaluation?: Evaluation): boolean | null {
  if (typeof left === 'string' && typeof right === 'string') {
    evaluation?.spend(left.length >> 6)
    return left === right
  }
  if (left === right) return true
  const kind = kindOf(left)
  const otherKind = kindOf(right)
  if (kind === 'null' || otherKind === 'null') return kind === otherKind
  if (kind !== otherKind) return null
  switch (kind) {
    case 'boolean':
      return false
    case 'function':
      return equalFunctions(left as FeelFunction, right as FeelFunction)
    case 'number':
      return compareNumbers(left as FeelNumber, right as FeelNumber) === 0
    case 'list':
      return equalLists(left as readonly FeelValue[], right as readonly FeelValue[], evaluation)
    case 'context':
      return equalContexts(left as FeelContext, right as FeelContext, evaluation)
    case 'range':
      return equalRanges(left as FeelRange, right as FeelRange, evaluation)
    case 'time':
      return isLocal(left as FeelTime) === isLocal(right as FeelTime) && feelCompare(left, right) === 0
    case 'date and time':
      return (
        isLocal((left as FeelDateTime).time) === isLocal((right as FeelDateTime).time) && feelCompare(left, right) === 0
      )
    default:
      return feelCompare(left, right) === 0
  }
}

/** A local time never equals a zoned one: they are only sometimes comparable (XML Schema part 2). */
function isLocal(time: FeelTime): boolean {
  return time.offset === null
}

function equalFunctions({ origin }: FeelFunction, other: FeelFunction): boolean {
  return origin.length > 0 && origin.every((part, index) => part === other.origin[index])
}

function equalLists(left: readonly FeelValue[], right: readonly FeelValue[], evaluation?: Evaluation): boolean {
  if (left.length !== right.length) return false
  evaluation?.spend(left.length)
  return left.every((item, index) => feelEquals(item, right[index] ?? null, evaluation) === true)
}

function equalContexts(left: FeelContext, right: FeelContext, evaluation?: Evaluation): boolean {
  const names = Object.keys(left)
  if (names.length !== Object.keys(right).length) return false
  evaluation?.spend(names.length)
  return names.every((name) => {
    const other = entryOf(right, name)
    return other !== undefined && feelEquals(entryOf(left, name) ?? null, other, evaluation) === true
  })
}

function equalRanges(left: FeelRange, right: FeelRange, evaluation?: Evaluation): boolean {
  return (
    left.startIncluded === right.startIncluded &&
    left.endIncluded === right.endIncluded &&
    (left.operator === '!=') === (right.operator === '!=') &&
    feelEquals(left.start, right.start, evaluation) === true &&
    feelEquals(left.end, right.end, evaluation) === true
  )
}

/** The function `is`: the same element of the semantic domain, so zones and offsets count (DMN 1.5, table 79). */
export function isSame(left: FeelValue, right: FeelValue, evaluation?: Evaluation): boolean {
  const kind = kindOf(left)
  if (kind !== kindOf(right)) return false
  if (kind === 'time') return sameTime(left as FeelTime, right as FeelTime)
  if (kind === 'date and time') {
    const a = left as FeelDateTime
    const b = right as FeelDateTime
    return sameDate(a.date, b.date) && sameTime(a.time, b.time)
  }
  return feelEquals(left, right, evaluation) === true
}

function sameDate(a: FeelDate, b: FeelDate): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day
}

function sameTime(a: FeelTime, b: FeelTime): boolean {
  return (
    a.hour === b.hour &&
    a.minute === b.minute &&
    a.second === b.second &&
    a.nanosecond === b.nanosecond &&
    a.offset === b.offset &&
    a.zone === b.zone
  )
}
