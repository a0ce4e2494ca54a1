import { Decimal, type FeelNumber } from '../decimal.ts'
import type { Evaluation } from '../evaluation.ts'
import { badValue } from '../messages.ts'
import { add, canonical, compareNumbers, divide, isNumber, multiply, numberToText } from '../number.ts'
import { feelCompare } from '../order.ts'
import type { FeelFunction, FeelValue } from '../value.ts'
import { define } from './define.ts'

type List = readonly FeelValue[]

/** A function of a list that also takes the items themselves: `min([1, 2])`, `min(1, 2)`. */
function aggregate(
  name: string,
  result: string,
  compute: (list: List, evaluation: Evaluation) => FeelValue,
): FeelFunction {
  return define(
    name,
    ['list: list', result, ([list], evaluation) => spendAndCompute(list as List, compute, evaluation)],
    ['item: Any, ...items: Any', result, (items, evaluation) => spendAndCompute(items, compute, evaluation)],
  )
}

function spendAndCompute(
  list: List,
  compute: (list: List, evaluation: Evaluation) => FeelValue,
  evaluation: Evaluation,
): FeelValue {
  evaluation.spend(list.length)
  return compute(list, evaluation)
}

/** The numbers of the list; null with a warning where it has anything else. */
function numbersOf(list: List, evaluation: Evaluation): readonly FeelNumber[] | null {
  return list.every(isNumber) ? list : evaluation.warn('feel.bad-value', badValue('An item that is no number'))
}

function overNumbers(
  name: string,
  compute: (numbers: readonly FeelNumber[], evaluation: Evaluation) => FeelValue,
): FeelFunction {
  return aggregate(name, name === 'mode' ? 'list<number>' : 'number', (list, evaluation) => {
    const numbers = numbersOf(list, evaluation)
    return numbers === null ? null : compute(numbers, evaluation)
  })
}

function folded(
  numbers: readonly FeelNumber[],
  start: FeelNumber,
  combine: (a: FeelNumber, b: FeelNumber) => FeelNumber | null,
): FeelNumber | null {
  return numbers.reduce<FeelNumber | null>((total, number) => (total === null ? null : combine(total, number)), start)
}

function mean(numbers: readonly FeelNumber[]): FeelNumber | null {
  const total = folded(numbers, 0, add)
  return total === null || numbers.length === 0 ? null : divide(total, numbers.length)
}

function ascending(numbers: readonly FeelNumber[]): readonly FeelNumber[] {
  return numbers.toSorted(compareNumbers)
}

function median(numbers: readonly FeelNumber[]): FeelNumber | null {
  const ordered = ascending(numbers)
  const middle = ordered.length >> 1
  const high = ordered[middle]
  if (high === undefined) return null
  return ordered.length % 2 === 1 ? high : mean([ordered[middle - 1] ?? 0, high])
}

/** The standard deviation of a sample: the squares are divided by one less than their count. */
function sampleDeviation(numbers: readonly FeelNumber[]): FeelNumber | null {
  const average = mean(numbers)
  if (average === null || numbers.length < 2) return null
  const squares = numbers.reduce<Decimal>(
    (total, number) => total.plus(new Decimal(number).minus(average).pow(2)),
    new Decimal(0),
  )
  return canonical(squares.dividedBy(numbers.length - 1).sqrt())
}

function modes(numbers: readonly FeelNumber[]): FeelValue {
  const counts = new Map<string, number>()
  for (const number of numbers) {
    const key = numberToText(number)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  let most = 0
  for (const count of counts.values()) most = Math.max(most, count)
  return ascending(numbers).filter(
    (number, index, all) =>
      counts.get(numberToText(number)) === most && (index === 0 || compareNumbers(all[index - 1] ?? 0, number) !== 0),
  )
}

/** The item that all others lie on one side of; null where they do not all compare, or there is none. */
function extreme(list: List, side: 1 | -1, evaluation: Evaluation): FeelValue {
  let best = list[0] ?? null
  for (const item of list) {
    const order = feelCompare(item, best, evaluation)
    if (order === null) return evaluation.warn('feel.bad-value', badValue('A list whose items do not compare'))
    if (order * side > 0) best = item
  }
  return best
}

/** `all` and `any`: the deciding value wins; otherwise null where there is one, and anything else is an error. */
function decided(list: List, deciding: boolean, evaluation: Evaluation): FeelValue {
  if (list.some((item) => item !== null && typeof item !== 'boolean')) {
    return evaluation.warn('feel.bad-value', badValue('An item that is neither true nor false'))
  }
  if (list.includes(deciding)) return deciding
  return list.includes(null) ? null : !deciding
}

function orWarn(result: FeelNumber | null, what: string, evaluation: Evaluation): FeelValue {
  return result ?? evaluation.warn('feel.no-result', badValue(what))
}

export const aggregateFunctions = [
  aggregate('min', 'Any', (list, evaluation) => extreme(list, -1, evaluation)),
  aggregate('max', 'Any', (list, evaluation) => extreme(list, 1, evaluation)),
  overNumbers('sum', (numbers, e) => (numbers.length === 0 ? null : orWarn(folded(numbers, 0, add), 'sum', e))),
  overNumbers('product', (numbers, e) =>
    numbers.length === 0 ? null : orWarn(folded(numbers, 1, multiply), 'product', e),
  ),
  overNumbers('mean', (numbers, e) => orWarn(mean(numbers), 'mean', e)),
  overNumbers('median', (numbers) => median(numbers)),
  overNumbers('stddev', (numbers, e) => orWarn(sampleDeviation(numbers), 'stddev', e)),
  overNumbers('mode', (numbers) => modes(numbers)),
  aggregate('all', 'boolean', (list, evaluation) => decided(list, false, evaluation)),
  aggregate('any', 'boolean', (list, evaluation) => decided(list, true, evaluation)),
]
