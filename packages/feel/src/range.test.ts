import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newEvaluation, run } from '../test/table.ts'
import { feelEquals } from './equality.ts'
import { invoke } from './invoke.ts'
import { feelCompare } from './order.ts'
import { comparisonRange, rangeContains } from './range.ts'
import { FeelFunction, FeelRange, type FeelValue } from './value.ts'

const NOWHERE = { source: '', from: 0, to: 0 }

/** Ranges that hold more than one number, so that touching and overlapping are different things. */
const ranges = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 5 }), fc.boolean(), fc.boolean())
  .map(
    ([start, length, startIncluded, endIncluded]) => new FeelRange(start, startIncluded, start + length, endIncluded),
  )
const points = fc.integer({ min: -1, max: 14 })

function relation(name: string, a: FeelValue, b: FeelValue): FeelValue {
  const { value } = run(name)
  if (!(value instanceof FeelFunction)) throw new Error(`expected a function, got ${name}`)
  return invoke(value, [a, b], null, newEvaluation(), NOWHERE)
}

test('a range holds what its comparisons say', () => {
  fc.assert(
    fc.property(ranges, points, (range, point) => {
      const { start, end } = range
      const low = comparisonRange(range.startIncluded ? '>=' : '>', start)
      const high = comparisonRange(range.endIncluded ? '<=' : '<', end)
      expect(rangeContains(range, point)).toBe(
        rangeContains(low, point) === true && rangeContains(high, point) === true,
      )
      expect(relation('includes', range, point)).toBe(rangeContains(range, point))
      expect(relation('during', point, range)).toBe(rangeContains(range, point))
    }),
  )
})

test('= holds its endpoint and nothing else, != everything else of its kind', () => {
  fc.assert(
    fc.property(points, points, (endpoint, point) => {
      expect(rangeContains(comparisonRange('=', endpoint), point)).toBe(endpoint === point)
      expect(rangeContains(comparisonRange('!=', endpoint), point)).toBe(endpoint !== point)
      expect(rangeContains(comparisonRange('!=', endpoint), 'text')).toBe(null)
    }),
  )
})

test('of two ranges exactly one holds: before, after, overlaps', () => {
  fc.assert(
    fc.property(ranges, ranges, (a, b) => {
      const held = ['before', 'after', 'overlaps'].filter((name) => relation(name, a, b) === true)
      expect(held).toHaveLength(1)
    }),
  )
})

test.each([
  ['before', 'after'],
  ['meets', 'met by'],
  ['overlaps', 'overlaps'],
  ['overlaps before', 'overlaps after'],
  ['finishes', 'finished by'],
  ['includes', 'during'],
  ['starts', 'started by'],
  ['coincides', 'coincides'],
])('%s is the inverse of %s', (name, inverse) => {
  fc.assert(
    fc.property(ranges, ranges, (a, b) => {
      expect(relation(name, a, b)).toBe(relation(inverse, b, a))
    }),
  )
})

test('ranges coincide where they are equal, and then include, start and finish each other', () => {
  fc.assert(
    fc.property(ranges, ranges, (a, b) => {
      const equal = feelEquals(a, b)
      expect(relation('coincides', a, b)).toBe(equal)
      const all = ['includes', 'during', 'starts', 'finishes'].map((name) => relation(name, a, b))
      expect(all.every((held) => held === true)).toBe(equal)
    }),
  )
})

function byCodePoints(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)]
  const at = left.findIndex((character, index) => character !== right[index])
  if (at < 0) return left.length - right.length
  return right[at] === undefined ? 1 : (left[at]?.codePointAt(0) ?? 0) - (right[at].codePointAt(0) ?? 0)
}

test('strings are ordered by their code points', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(Number(feelCompare(a, b)))).toBe(Math.sign(byCodePoints(a, b)))
    }),
  )
})
