import { compileUnaryTests, createEvaluation, Decimal, type FeelValue, type UnaryTests } from '@aftersale/feel'
import { instant } from '@aftersale/kernel'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { startRun } from '../compile/run.ts'
import { indexedMatcher, type RuleMatcher } from './rule-matcher.ts'

/** The definition: every cell of every rule, left to right until one is not true. */
function plainMatcher(rules: readonly (readonly UnaryTests[])[]): RuleMatcher {
  return (inputs, values, run) =>
    rules.flatMap((cells, rule) =>
      cells.every((cell, column) => cell.test(inputs[column] ?? null, values, run.evaluation) === true) ? [rule] : [],
    )
}

const newRun = () => startRun(createEvaluation({ now: instant('2026-03-01T00:00:00Z') }))

const cell = fc
  .constantFrom(
    '-',
    '1',
    '2, 3',
    '< 2',
    '>= 2.5',
    '[1..3)',
    'not(1, [2..3])',
    '!= 2',
    '"a"',
    '"a", "b"',
    'not("a")',
    '> "b"',
    'true',
    'null',
    'not(null)',
    '["a", 1]',
    '> other',
    '? = other',
    'string length(?) > 1',
    'date("2026-03-01")',
    '< duration("P3D")',
  )
  .map((text) => {
    const compiled = compileUnaryTests(text, { names: ['other'] })
    if (!compiled.ok) throw new Error(`expected unary tests, got ${text}`)
    return compiled.value
  })

const value: fc.Arbitrary<FeelValue> = fc.oneof(
  fc.constantFrom<FeelValue>(null, true, false, 'a', 'b', 'c', 'long', new Decimal('1.00000000000000000001'), ['a']),
  fc.integer({ min: 0, max: 8 }).map((number) => number / 2),
)

test('the index finds the rules that testing every cell finds, in order, for several words of bits', () => {
  const rules = fc.array(fc.tuple(cell, cell), { minLength: 0, maxLength: 70 })
  const inputs = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(rules, inputs, value, (table, rows, other) => {
      const plain = plainMatcher(table)
      const indexed = indexedMatcher(table, 2)
      for (const row of rows) {
        expect(indexed(row, { other }, newRun())).toEqual(plain(row, { other }, newRun()))
      }
    }),
    { numRuns: 300 },
  )
})
