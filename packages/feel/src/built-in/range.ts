import type { Evaluation } from '../evaluation.ts'
import { badValue } from '../messages.ts'
import { feelCompare } from '../order.ts'
import { type FeelFunction, FeelRange, type FeelValue } from '../value.ts'
import { define, type Overload } from './define.ts'

/** An end of a range, or a point: `open` is the side on which it has no bound. */
interface Bound {
  readonly value: FeelValue
  readonly included: boolean
  readonly open: -1 | 0 | 1
}

interface Interval {
  readonly start: Bound
  readonly end: Bound
}

/** Thrown where two bounds have no order; the function is null then. */
class Incomparable extends Error {}

function interval(value: FeelValue | undefined): Interval {
  if (value instanceof FeelRange) {
    const isBounded = value.operator === '..' || value.operator === '='
    return {
      start: { value: value.start, included: value.startIncluded, open: !isBounded && value.start === null ? -1 : 0 },
      end: { value: value.end, included: value.endIncluded, open: !isBounded && value.end === null ? 1 : 0 },
    }
  }
  const point: Bound = { value: value ?? null, included: true, open: 0 }
  return { start: point, end: point }
}

function order(a: Bound, b: Bound): number {
  if (a.open !== 0 || b.open !== 0) return a.open - b.open
  const result = feelCompare(a.value, b.value)
  if (result === null) throw new Incomparable()
  return result
}

/** Whether a lies before b, touching allowed unless both bounds are in. */
function isBefore(a: Interval, b: Interval): boolean {
  const gap = order(a.end, b.start)
  return gap < 0 || (gap === 0 && !(a.end.included && b.start.included))
}

function meets(a: Interval, b: Interval): boolean {
  return a.end.included && b.start.included && order(a.end, b.start) === 0
}

/** Negative where a starts before b does. */
function startOrder(a: Interval, b: Interval): number {
  return order(a.start, b.start) || Number(b.start.included) - Number(a.start.included)
}

/** Negative where a ends before b does. */
function endOrder(a: Interval, b: Interval): number {
  return order(a.end, b.end) || Number(a.end.included) - Number(b.end.included)
}

function overlaps(a: Interval, b: Interval): boolean {
  return !isBefore(a, b) && !isBefore(b, a)
}

function overlapsBefore(a: Interval, b: Interval): boolean {
  return startOrder(a, b) < 0 && !isBefore(a, b) && endOrder(a, b) <= 0
}

function overlapsAfter(a: Interval, b: Interval): boolean {
  return startOrder(b, a) < 0 && !isBefore(b, a) && endOrder(b, a) <= 0
}

function includes(a: Interval, b: Interval): boolean {
  return startOrder(a, b) <= 0 && endOrder(a, b) >= 0
}

function finishes(a: Interval, b: Interval): boolean {
  return endOrder(a, b) === 0 && startOrder(a, b) >= 0
}

function starts(a: Interval, b: Interval): boolean {
  return startOrder(a, b) === 0 && endOrder(a, b) <= 0
}

function coincides(a: Interval, b: Interval): boolean {
  return startOrder(a, b) === 0 && endOrder(a, b) === 0
}

type Relation = (a: Interval, b: Interval) => boolean

function overload(parameters: string, relation: Relation, check: (args: readonly FeelValue[]) => boolean): Overload {
  return [
    parameters,
    'boolean',
    (args, evaluation) => (check(args) ? related(relation, args, evaluation) : refuse(evaluation)),
  ]
}

function related(relation: Relation, [a, b]: readonly FeelValue[], evaluation: Evaluation): FeelValue {
  try {
    return relation(interval(a), interval(b))
  } catch (failure) {
    if (failure instanceof Incomparable) return refuse(evaluation)
    throw failure
  }
}

function refuse(evaluation: Evaluation): null {
  return evaluation.warn('feel.bad-value', badValue('A point or range that does not compare'))
}

const areNotNull = (args: readonly FeelValue[]) => args.every((value) => value !== null)

const arePoints = (args: readonly FeelValue[]) => areNotNull(args) && !args.some((value) => value instanceof FeelRange)

const RANGES = 'range1: range, range2: range'
const RANGE_POINT = 'range: range, point: Any'
const POINT_RANGE = 'point: Any, range: range'
const POINTS = 'point1: Any, point2: Any'

/** A relation between points and ranges (DMN 1.5, table 78); each overload names its parameters as the table does. */
function relate(name: string, relation: Relation, ...parameters: readonly string[]): FeelFunction {
  return define(name, ...parameters.map((text) => overload(text, relation, text === POINTS ? arePoints : areNotNull)))
}

const inverse =
  (relation: Relation): Relation =>
  (a, b) =>
    relation(b, a)

export const rangeFunctions = [
  relate('before', isBefore, RANGES, RANGE_POINT, POINT_RANGE, POINTS),
  relate('after', inverse(isBefore), RANGES, RANGE_POINT, POINT_RANGE, POINTS),
  relate('meets', meets, RANGES),
  relate('met by', inverse(meets), RANGES),
  relate('overlaps', overlaps, RANGES),
  relate('overlaps before', overlapsBefore, RANGES),
  relate('overlaps after', overlapsAfter, RANGES),
  relate('finishes', finishes, RANGES, POINT_RANGE),
  relate('finished by', inverse(finishes), RANGES, RANGE_POINT),
  relate('includes', includes, RANGES, RANGE_POINT),
  relate('during', inverse(includes), RANGES, POINT_RANGE),
  relate('starts', starts, RANGES, POINT_RANGE),
  relate('started by', inverse(starts), RANGES, RANGE_POINT),
  relate('coincides', coincides, RANGES, POINTS),
]
