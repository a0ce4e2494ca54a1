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

test('only the fields asked for are sent, empty ones as null', () => {
  const field = (...path: string[]) => ({ path }) as unknown as Parameters<typeof valuesOf>[0][number]
  expect(valuesOf([field('decision'), field('note')], { decision: 'approve', amount: '5.00' })).toEqual({
    decision: 'approve',
    note: null,
  })
})
