import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate } from './allocate.ts'
import { allocateDecimals } from './allocate-decimals.ts'

test.each([
  [100, [0.1, 0.2], [33, 67]],
  [10, [0.3, 0.3, 0.1], [4, 4, 2]],
  [3, [0.1 + 0.2, 0.3], [2, 1]],
  [4, [0.1, 0.1, 0.1], [2, 1, 1]],
  [-100, [0.5, 0.5, 0.5], [-34, -33, -33]],
  [7, [0, 0, 0], [3, 2, 2]],
  [7, [0, 1e-300, 0], [0, 7, 0]],
  [5, [1e300, 1e300, 1e-300], [3, 2, 0]],
  [9, [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 1], [5, 4, 0]],
  [-9, [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 1], [-5, -4, 0]],
  [0, [], []],
])('%d over %j is %j', (total, weights, shares) => {
  expect(allocateDecimals(total, weights)).toEqual(shares)
})

test('weights in other units give the same shares', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.nat(100_000), { minLength: 1 }), (total, weights) => {
      const inHundredths = weights.map((weight) => Number(`${weight}e-2`))
      const inBillions = weights.map((weight) => Number(`${weight}e20`))
      expect(allocateDecimals(total, inHundredths)).toEqual(allocate(total, weights))
      expect(allocateDecimals(total, inBillions)).toEqual(allocate(total, weights))
    }),
  )
})

test('shares of any weights sum to the total exactly', () => {
  const weight = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.array(weight, { minLength: 1, maxLength: 20 }), (total, weights) => {
      const shares = allocateDecimals(total, weights)
      expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(total))
    }),
  )
})

test.each([
  [1, []],
  [1.5, [0.5]],
  [1.5, [1e300]],
  [1, [-0.5]],
  [1, [Number.NaN]],
])('%d over %j is a defect', (total, weights) => {
  expect(() => allocateDecimals(total, weights)).toThrow(RangeError)
})
