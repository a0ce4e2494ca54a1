import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharedStrings } from './shared-strings.ts'

function storeOf(strings: readonly string[], limit?: number) {
  const store = sharedStrings(limit)
  for (const string of strings) {
    store.handlers.open('si', {})
    store.handlers.open('t', {})
    store.handlers.text(string)
    store.handlers.close('t')
    store.handlers.close('si')
  }
  return store
}

test('every string is found by its number, however many there are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 200 }),
      fc.integer({ min: 1, max: 60 }),
      (some, times) => {
        const strings = Array.from({ length: times }, () => some)
          .flat()
          .filter((string) => !string.includes('_x'))
        const store = storeOf(strings)
        expect(strings.map((_, index) => store.get(index))).toEqual(strings)
        expect(store.get(strings.length)).toBeUndefined()
      },
    ),
    { numRuns: 30 },
  )
})

test('text beyond the limit is not kept, and said to be missing', () => {
  const store = storeOf(['订单', '退货'], 8)
  expect(store.get(0)).toBe('订单')
  expect(store.get(1)).toBeUndefined()
  expect(store.isFull()).toBe(true)
})
