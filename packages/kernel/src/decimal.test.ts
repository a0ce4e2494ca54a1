import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalOf } from './decimal.ts'

test.each([
  [0, 0n, 0],
  [-0, 0n, 0],
  [17, 17n, 0],
  [8.875, 8875n, 3],
  [-0.05, -5n, 2],
  [0.1 + 0.2, 30000000000000004n, 17],
  [1e-7, 1n, 7],
  [1.25e-10, 125n, 12],
  [2e21, 2n * 10n ** 21n, 0],
  [1.5e22, 15n * 10n ** 21n, 0],
])('%d is %d with %d digits after the point', (value, digits, scale) => {
  expect(decimalOf(value)).toEqual({ digits, scale })
})

test('a decimal reads back as the number it came from', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const { digits, scale } = decimalOf(value)
      expect(Number(`${digits}e-${scale}`)).toBe(value === 0 ? 0 : value)
    }),
  )
})

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d is no decimal', (value) => {
  expect(() => decimalOf(value)).toThrow(RangeError)
})
