import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from './allocate.ts'

describe('largest remainder', () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [101, [1, 1, 1], [34, 34, 33]],
    [10, [3, 3, 1], [4, 4, 2]],
    [5, [0, 1, 0], [0, 5, 0]],
    [7, [0, 0, 0], [3, 2, 2]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [0, [5, 0], [0, 0]],
    [0, [], []],
    [1, [1, 2], [0, 1]],
  ])('%d over %j is %j', (total, weights, shares) => {
    expect(allocate(total, weights)).toEqual(shares)
  })
})

const weightsOf = fc.array(fc.oneof(fc.nat(1000), fc.nat(2 ** 45)), { minLength: 1, maxLength: 30 })

test('shares sum to the total exactly', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), weightsOf, (total, weights) => {
      expect(allocate(total, weights).reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(total))
    }),
  )
})

test('each share is within one unit of its exact share, and a weight of zero gets nothing', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), weightsOf, (total, weights) => {
      const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n)
      fc.pre(sum > 0n)
      for (const [index, share] of allocate(total, weights).entries()) {
        const weight = BigInt(weights[index] ?? 0)
        const off = BigInt(share) * sum - BigInt(total) * weight
        expect(off < sum && off > -sum).toBe(true)
        if (weight === 0n) expect(share).toBe(0)
      }
    }),
  )
})

test('a heavier weight never gets less, and a negative total mirrors the positive', () => {
  fc.assert(
    fc.property(fc.nat(), weightsOf, (total, weights) => {
      const shares = allocate(total, weights)
      for (const [i, a] of weights.entries()) {
        for (const [j, b] of weights.entries()) {
          if (a > b) expect(shares[i]).toBeGreaterThanOrEqual(shares[j] ?? 0)
        }
      }
      expect(allocate(-total, weights)).toEqual(shares.map((share) => (share === 0 ? 0 : -share)))
    }),
  )
})

test.each([
  [1, []],
  [1.5, [1]],
  [1, [-1, 2]],
  [1, [0.5]],
  [1, [Number.MAX_SAFE_INTEGER, 1]],
])('%d over %j is a defect', (total, weights) => {
  expect(() => allocate(total, weights)).toThrow(RangeError)
})
