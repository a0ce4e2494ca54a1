import { compileExpression, createEvaluation, type FeelValue } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Row, type Rows, readRows, writeRows } from './rows.ts'

test.each<[string, Rows | null]>([
  ['a = 1', [[{ path: ['a'], operator: '=', value: 1 }]]],
  ['1 < a.b', [[{ path: ['a', 'b'], operator: '>', value: 1 }]]],
  ['a != null', [[{ path: ['a'], operator: 'filled', value: null }]]],
  ['a in ["x", "y"]', [[{ path: ['a'], operator: 'in', value: ['x', 'y'] }]]],
  [
    'a = "x" and b > 2 or c = true',
    [
      [
        { path: ['a'], operator: '=', value: 'x' },
        { path: ['b'], operator: '>', value: 2 },
      ],
      [{ path: ['c'], operator: '=', value: true }],
    ],
  ],
  ['a = 1 and (b = 2 or c = 3)', null],
  ['not(a = 1 and b = 2)', null],
  ['a + 1 > 2', null],
  ['count(a) > 1', null],
  ['a', null],
  ['a = b', null],
  ['a = 1 and', null],
  ['', null],
])('%s', (condition, rows) => {
  expect(readRows(condition)).toEqual(rows)
})

const value = fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean())
const path = fc.array(fc.constantFrom('request', 'reason', 'facts', 'x1'), { minLength: 1, maxLength: 3 })
const row: fc.Arbitrary<Row> = fc.oneof(
  fc.record({ path, operator: fc.constantFrom('=' as const, '!=' as const), value }),
  fc.record({ path, operator: fc.constantFrom('<' as const, '>=' as const), value: fc.integer() }),
  fc.record({
    path,
    operator: fc.constant('in' as const),
    value: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ path, operator: fc.constantFrom('empty' as const, 'filled' as const), value: fc.constant(null) }),
)
const rows = fc.array(fc.array(row, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })

test('rows that are written are the rows that are read', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const again = readRows(writeRows(given))
      // A number that no double holds exactly, or text with characters that FEEL does not write, stays an expression.
      if (again !== null) expect(again).toEqual(given.map((group) => group.map(plain)))
    }),
  )
})

const plain = (one: Row): Row => ({ ...one, value: Object.is(one.value, -0) ? 0 : one.value })

const given = fc.constantFrom<FeelValue>(null, true, 0, 7, 100_000.5, 'approve', 'x')

test('a condition means the same before and after, whatever the variables are', () => {
  const evaluation = createEvaluation({ now: instantOf(0) })
  const conditions = [
    'a > 3 and b = "approve" or a = null',
    '7 >= a',
    'a in ["x", "approve"]',
    'a between 1 and 7',
    'b != "x"',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...conditions), given, given, (condition, a, b) => {
      const [before, after] = [condition, writeRows(readRows(condition) ?? [])].map((source) => {
        const compiled = compileExpression(source)
        if (!compiled.ok) throw new Error(`expected ${source} to be FEEL`)
        return compiled.value.evaluate({ a, b }, evaluation)
      })
      expect(after).toEqual(before)
    }),
  )
})
