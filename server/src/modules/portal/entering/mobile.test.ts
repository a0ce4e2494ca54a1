import { expect, test } from 'vitest'
import { masked, mobilesAmong } from './mobile.ts'

test.each<[string, string[]]>([
  ['13812345678', ['13812345678']],
  ['138 1234 5678', ['13812345678']],
  ['138-1234-5678', ['13812345678']],
  ['+86 138 1234 5678', ['13812345678']],
  ['008613812345678', ['13812345678']],
  ['８６ １３８１２３４５６７８', ['13812345678']],
  ['0571-88888888', []],
  ['400 800 1234', []],
  ['12812345678', []],
  ['138****5678', []],
  ['+44 7911 123456', []],
  ['138123456789', []],
])('mobile numbers in %s: %s', (phone, found) => {
  expect(mobilesAmong([phone])).toEqual(found)
})

test('a number that is known twice is one, in the order in which they are known', () => {
  expect(mobilesAmong(['139 0000 0001', '0571-88888888', '13812345678', '+8613900000001'])).toEqual([
    '13900000001',
    '13812345678',
  ])
})

test('a number is shown without its middle', () => {
  expect(masked('13812345678')).toBe('138****5678')
})
