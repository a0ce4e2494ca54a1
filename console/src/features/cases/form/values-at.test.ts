import { formState, readForm } from '@aftersale/form'
import { instantOf } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { valueAt, valuesOf, withValue } from './values-at.ts'

test('what is put in is found again, and nothing else is touched', () => {
  const before = { decision: 'approve', buyer: { name: '林' } }
  const after = withValue(before, ['buyer', 'note'], '好')
  expect(valueAt(after, ['buyer', 'note'])).toBe('好')
  expect(after).toEqual({ decision: 'approve', buyer: { name: '林', note: '好' } })
  expect(before).toEqual({ decision: 'approve', buyer: { name: '林' } })
})

test('there is nothing where nothing was put', () => {
  expect(valueAt({ decision: 'approve' }, ['decision', 'deeper'])).toBeUndefined()
})

test('only what may be filled in is sent, empty as null, in rows too', () => {
  const read = readForm({
    id: 'f',
    components: [
      { type: 'textfield', key: 'decision' },
      { type: 'textfield', key: 'note' },
      { type: 'textfield', key: 'fixed', readonly: true },
      {
        type: 'dynamiclist',
        path: 'parts',
        components: [
          { type: 'textfield', key: 'code' },
          { type: 'number', key: 'price', conditional: { hide: '=this.code = null' } },
          { type: 'expression', key: 'double', expression: '=this.price * 2' },
        ],
      },
    ],
  })
  if (!read.ok) throw new Error('expected a form')
  const values = { decision: 'approve', fixed: 'x', amount: '5.00', parts: [{ code: 'A', price: 1, double: 2 }, {}] }
  expect(valuesOf(formState(read.value, values, { now: instantOf(0) }), values)).toEqual({
    decision: 'approve',
    note: null,
    parts: [{ code: 'A', price: 1 }, { code: null }],
  })
})
