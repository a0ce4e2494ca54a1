import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from './search-text.ts'

test('what is written is read again, as text', () => {
  const search = { q: '14527', state: 'waiting', reason: 'a=b&c 退' }
  expect(parseSearch(stringifySearch(search))).toEqual(search)
})

test('what is not given is not written', () => {
  expect(stringifySearch({ q: undefined })).toBe('')
  expect(stringifySearch({ q: undefined, refunded: 'true' })).toBe('?refunded=true')
})
