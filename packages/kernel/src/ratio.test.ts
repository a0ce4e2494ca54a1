import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareRounded } from './ratio.ts'

describe('a share is rounded half away from zero', () => {
  test.each([
    [5, 1, 2, 3],
    [-5, 1, 2, -3],
    [5, -1, 2, -3],
    [-5, -1, 2, 3],
    [1, 1, 3, 0],
    [-1, 1, 3, 0],
    [2, 1, 3, 1],
    [1000, 1, 3, 333],
    [1000, 2, 3, 667],
    [0, 7, 9, 0],
    [9_007_199_254_740_991, 3, 3, 9_007_199_254_740_991],
    [9_007_199_254_740_991, 2, 3, 6_004_799_503_160_661],
    [9_007_199_254_740_991, 9_007_199_254_740_990, 9_007_199_254_740_991, 9_007_199_254_740_990],
  ])('%d × %d ÷ %d = %d', (amount, numerator, denominator, expected) => {
    expect(shareRounded(amount, numerator, denominator)).toBe(expected)
  })
})

test('a share is within half a unit of the exact share', () => {
  fc.assert(
    fc.property(
      fc.maxSafeInteger(),
      fc.maxSafeNat(),
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      (a, n, d) => {
        const part = n % (d + 1)
        const share = shareRounded(a, part, d)
        const twiceOff = 2n * (BigInt(share) * BigInt(d) - BigInt(a) * BigInt(part))
        expect(twiceOff <= BigInt(d) && twiceOff >= -BigInt(d)).toBe(true)
      },
    ),
  )
})

test('units refunded one by one, in any split, come to what was paid', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (paid, claims) => {
      const units = claims.reduce((sum, claim) => sum + claim, 0)
      let claimed = 0
      let refunded = 0
      for (const claim of claims) {
        claimed += claim
        const refund = shareRounded(paid, claimed, units) - refunded
        expect(refund).toBeGreaterThanOrEqual(0)
        refunded += refund
      }
      expect(refunded).toBe(paid)
    }),
  )
})

test.each([
  [1, 1, 0],
  [1, 1, -1],
  [0.5, 1, 2],
  [1, 1, Number.NaN],
  [Number.MAX_SAFE_INTEGER, 2, 1],
])('%d × %d ÷ %d is a defect, not a wrong number', (amount, numerator, denominator) => {
  expect(() => shareRounded(amount, numerator, denominator)).toThrow(RangeError)
})
