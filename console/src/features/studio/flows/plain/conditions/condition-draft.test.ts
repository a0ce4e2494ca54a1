import type { KnownValue } from '@aftersale/modelling'
import { expect, test } from 'vitest'
import { conditionOf, draftOf, operatorsFor, rowFor, withOperator } from './condition-draft.ts'

const amount: KnownValue = {
  path: 'facts.line.paidMinor',
  kind: 'money',
  label: { en: 'Paid', 'zh-CN': '实付' },
  options: [],
}

test('a condition that rows can say is rows, any other one stays the text that it is', () => {
  expect(draftOf('a = 1 or b = "x"')).toMatchObject({ kind: 'rows', groups: [[{ value: 1 }], [{ value: 'x' }]] })
  expect(draftOf('count(a) > 1')).toEqual({ kind: 'text', text: 'count(a) > 1' })
  expect(conditionOf(draftOf('count(a) > 1'))).toBe('count(a) > 1')
})

test('a row without a value is no condition yet', () => {
  const row = rowFor(amount, amount.path)
  expect(row).toEqual({ path: ['facts', 'line', 'paidMinor'], operator: '>', value: null })
  expect(conditionOf({ kind: 'rows', groups: [[row]] })).toBeNull()
  expect(conditionOf({ kind: 'rows', groups: [[{ ...row, value: 100_000 }]] })).toBe('facts.line.paidMinor > 100000')
  expect(conditionOf({ kind: 'rows', groups: [] })).toBeNull()
  expect(conditionOf({ kind: 'text', text: '  ' })).toBeNull()
})

test('an operator that a row has already is offered though others fit its field better', () => {
  expect(operatorsFor(amount, '>')).not.toContain('in')
  expect(operatorsFor(amount, 'in')).toContain('in')
})

test('another operator keeps the value where it can', () => {
  const row = { path: ['a'], operator: '=', value: 'x' } as const
  expect(withOperator(row, 'in')).toEqual({ path: ['a'], operator: 'in', value: ['x'] })
  expect(withOperator(withOperator(row, 'in'), '!=')).toEqual({ path: ['a'], operator: '!=', value: 'x' })
  expect(withOperator(row, 'empty')).toEqual({ path: ['a'], operator: 'empty', value: null })
})
