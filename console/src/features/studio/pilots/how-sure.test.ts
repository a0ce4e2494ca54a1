import { expect, test } from 'vitest'
import { howSure } from './how-sure.ts'

test('few cases tell nothing, whatever they say', () => {
  expect(howSure({ cases: 19, of: 19 }, { cases: 0, of: 500 })).toEqual({ kind: 'few' })
})

test('a difference that may be chance is not told as one', () => {
  expect(howSure({ cases: 12, of: 40 }, { cases: 50, of: 200 })).toEqual({ kind: 'unclear' })
})

test('Newcombe’s own example: 56 of 70 against 48 of 80 is 5 to 33 points more', () => {
  expect(howSure({ cases: 56, of: 70 }, { cases: 48, of: 80 })).toEqual({ kind: 'more', from: 5, to: 33 })
  expect(howSure({ cases: 48, of: 80 }, { cases: 56, of: 70 })).toEqual({ kind: 'less', from: 5, to: 33 })
})
