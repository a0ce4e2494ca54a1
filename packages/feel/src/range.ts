import { feelEquals } from './equality.ts'
import type { Evaluation } from './evaluation.ts'
import { feelCompare } from './order.ts'
import { FeelRange, type FeelValue, type RangeOperator } from './value.ts'

/** The range that a comparison writes: `< 5` ends at 5, `= 5` starts and ends there. */
export function comparisonRange(operator: Exclude<RangeOperator, '..'>, endpoint: FeelValue): FeelRange {
  switch (operator) {
    case '<':
    case '<=':
      return new FeelRange(null, false, endpoint, operator === '<=', operator)
    case '>':
    case '>=':
      return new FeelRange(endpoint, operator === '>=', null, false, operator)
    case '=':
      return new FeelRange(endpoint, true, endpoint, true, operator)
    case '!=':
      return new FeelRange(endpoint, false, endpoint, false, operator)
    default:
      throw new Error(`expected a comparison, got ${String(operator)}`)
  }
}

/** Whether the value lies in the range; null where it does not compare with an endpoint, or the range has a null one. */
export function rangeContains(range: FeelRange, value: FeelValue, evaluation?: Evaluation): boolean | null {
  switch (range.operator) {
    case '=':
      return feelEquals(value, range.start, evaluation)
    case '!=': {
      const equal = feelEquals(value, range.start, evaluation)
      return equal === null ? null : !equal
    }
    case '<':
    case '<=':
      return within(feelCompare(value, range.end, evaluation), range.endIncluded)
    case '>':
    case '>=':
      return within(negated(feelCompare(value, range.start, evaluation)), range.startIncluded)
    default: {
      const start = within(negated(feelCompare(value, range.start, evaluation)), range.startIncluded)
      const end = within(feelCompare(value, range.end, evaluation), range.endIncluded)
      if (start === null || end === null) return null
      return start && end
    }
  }
}

function negated(order: number | null): number | null {
  return order === null ? null : -order
}

function within(order: number | null, included: boolean): boolean | null {
  if (order === null) return null
  return order < 0 || (included && order === 0)
}

/** Whether two endpoints make a range: they have an order, and the start does not come after the end (10.3.2.7). */
export function isWellFormed(range: FeelRange): boolean {
  const order = feelCompare(range.start, range.end)
  return order !== null && order <= 0
}
