import { expect, test } from 'vitest'
import { filterSize, readCaseFilter } from './case-filter.ts'

test('a filter is read from the address', () => {
  const search = {
    state: 'waiting',
    judgement: 'person',
    reason: 'tooOld',
    refunded: 'true',
    source: 'shop',
    q: ' R000042 ',
  }
  expect(readCaseFilter(search)).toEqual({ ...search, q: 'R000042' })
})

test('what is no filter is left out', () => {
  expect(readCaseFilter({ state: 'open', reason: '', source: ['shop'], refunded: 'no', q: '   ', page: '3' })).toEqual(
    {},
  )
  expect(readCaseFilter({ q: 'x'.repeat(999) }).q).toHaveLength(200)
})

test('its conditions are counted', () => {
  expect(filterSize({})).toBe(0)
  expect(filterSize({ state: 'closed', q: 'a' })).toBe(2)
})
