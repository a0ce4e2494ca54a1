import { expect, test } from 'vitest'
import {
  changedSearch,
  conditionsOf,
  filterTextOf,
  queryOf,
  readListSearch,
  searchOfFilter,
  sortedBy,
} from './list-search.ts'

const list = {
  filters: [
    { name: 'reason', label: 'reason', kind: 'text' },
    { name: 'field', label: 'field', kind: 'text' },
  ],
  search: 'q',
  tabs: { filter: 'state', values: [] },
} as const

test('an address is read, and what is nothing in it is left out', () => {
  expect(readListSearch({ state: ' waiting ', reason: '', q: ['x'], page: 3 })).toEqual({ state: 'waiting' })
})

test('only what the list knows is asked for', () => {
  const search = { state: 'waiting', q: 'kettle', colour: 'red', sort: 'due', direction: 'last' }
  expect(conditionsOf(list, search)).toEqual({ state: 'waiting', q: 'kettle' })
  expect(queryOf(list, search)).toEqual({ state: 'waiting', q: 'kettle', sort: 'due', direction: 'last' })
  expect(queryOf(list, { field: 'a=1;b>2' })).toEqual({ field: ['a=1', 'b>2'] })
})

test('what a view keeps leads back to where it was taken', () => {
  const search = { state: 'waiting', field: 'a=1;b>2', q: '王 & 芳' }
  expect(searchOfFilter(filterTextOf(queryOf(list, search)))).toEqual(search)
})

test('a heading sorts, and turns the order round', () => {
  expect(sortedBy({ q: 'x' }, 'due', false)).toEqual({ q: 'x', sort: 'due' })
  expect(sortedBy({ sort: 'due' }, 'due', false)).toEqual({ sort: 'due', direction: 'last' })
  expect(sortedBy({ sort: 'due', direction: 'last' }, 'due', false)).toEqual({ sort: 'due' })
  expect(sortedBy({}, 'opened', true)).toEqual({ sort: 'opened', direction: 'last' })
  expect(changedSearch({ a: '1', b: '2' }, { a: undefined, b: '3' })).toEqual({ b: '3' })
})
