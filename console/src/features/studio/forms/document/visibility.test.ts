import { compileExpression, createEvaluation, type FeelValue } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import type { Row, Rows } from '@aftersale/modelling'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readVisibility, type Visibility, writeVisibility } from './visibility.ts'

const is = (name: string, value: string): Row => ({ path: [name], operator: '=', value })
const known = (name: string): Row => ({ path: name.split('.'), operator: 'filled', value: null })
const unknown = (name: string): Row => ({ ...known(name), operator: 'empty' })

test.each<[string | undefined, Visibility]>([
  [undefined, { kind: 'always' }],
  ['=decision != "refuse"', { kind: 'when', rows: [[is('decision', 'refuse')]] }],
  [
    '=facts.order != null or decision != "approve"',
    { kind: 'when', rows: [[unknown('facts.order'), is('decision', 'approve')]] },
  ],
  ['=a != "x" and b != "y"', { kind: 'when', rows: [[is('a', 'x')], [is('b', 'y')]] }],
  ['=(amount > 500) != true', { kind: 'when', rows: [[{ path: ['amount'], operator: '>', value: 500 }]] }],
  ['=(a = "x" and b = "y" or c != null) != true', { kind: 'when', rows: [[is('a', 'x'), is('b', 'y')], [known('c')]] }],
  ['=amount > 500', { kind: 'unless', source: 'amount > 500' }],
  ['=found or decision != "approve"', { kind: 'unless', source: 'found or decision != "approve"' }],
  ['=count(list) > 1', { kind: 'unless', source: 'count(list) > 1' }],
])('%s', (hide, visibility) => {
  expect(readVisibility(hide)).toEqual(visibility)
  expect(writeVisibility(visibility)).toBe(hide)
})

const path = fc.constantFrom(['a'], ['b'])
const row: fc.Arbitrary<Row> = fc.oneof(
  fc.record({ path, operator: fc.constantFrom('=' as const, '!=' as const), value: fc.constantFrom('x', 'y') }),
  fc.record({ path, operator: fc.constantFrom('empty' as const, 'filled' as const), value: fc.constant(null) }),
  fc.record({ path, operator: fc.constant('in' as const), value: fc.constant(['x', 'y']) }),
)
const rows: fc.Arbitrary<Rows> = fc.array(fc.array(row, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
const value = fc.constantFrom<FeelValue>(null, 'x', 'y', 'z')

test('a field is hidden exactly where its rows do not hold, and the rows are read again', () => {
  const evaluation = createEvaluation({ now: instantOf(0) })
  const holds = (given: Rows, values: Readonly<Record<string, FeelValue>>) =>
    given.some((group) =>
      group.every(({ path: [name = ''], operator, value: wanted }) => {
        const here = values[name]
        if (operator === 'empty' || operator === 'filled') return (here === null) === (operator === 'empty')
        if (operator === 'in') return Array.isArray(wanted) && wanted.some((one) => one === here)
        return (here === wanted) === (operator === '=')
      }),
    )
  fc.assert(
    fc.property(rows, value, value, (given, a, b) => {
      const hide = writeVisibility({ kind: 'when', rows: given }) ?? ''
      const compiled = compileExpression(hide.slice(1))
      if (!compiled.ok) throw new Error(`expected ${hide} to be FEEL`)
      expect(compiled.value.evaluate({ a, b }, evaluation)).toBe(!holds(given, { a, b }))
      const again = readVisibility(hide)
      if (again.kind !== 'when') throw new Error(`expected rows, got ${hide}`)
      expect(writeVisibility(again)).toBe(hide)
    }),
  )
})
