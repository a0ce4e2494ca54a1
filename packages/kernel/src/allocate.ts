import { divideProduct } from './ratio.ts'

/**
 * Splits `total` (whole minor units, any sign) over `weights` (whole, none negative) by largest remainder, also called
 * Hamilton's method: every share is its exact share rounded down, and the units left over go one each to the largest
 * remainders, ties to the earlier weight. The shares always sum to `total`, and each lies within one unit of its exact
 * share. All weights zero: split evenly, as if each were one. A negative total mirrors the positive one.
 * Throws where there is nothing to give a non-zero total to, or a number is not as said.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total)) throw new RangeError(`expected a whole total, got ${total}`)
  if (weights.length === 0 && total !== 0) throw new RangeError(`expected weights to allocate ${total} to, got none`)
  const sum = sumOf(weights)
  const shares = sum === 0 ? weights.map(() => 1) : weights
  const negative = total < 0
  const magnitudes = allocateMagnitude(Math.abs(total), shares, sum === 0 ? weights.length : sum)
  return negative ? magnitudes.map((share) => (share === 0 ? 0 : -share)) : magnitudes
}

function allocateMagnitude(total: number, weights: readonly number[], sum: number): number[] {
  const divisions = weights.map((weight) => divideProduct(total, weight, sum))
  const shares = divisions.map((division) => division.quotient)
  const leftOver = total - shares.reduce((given, share) => given + share, 0)
  const byRemainder = divisions
    .map(({ remainder }, index) => ({ remainder, index }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, leftOver)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}

function sumOf(weights: readonly number[]): number {
  let sum = 0
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`expected whole weights ≥ 0, got ${weight}`)
    sum += weight
  }
  if (!Number.isSafeInteger(sum)) throw new RangeError(`expected weights that sum below 2^53, got ${sum}`)
  return sum
}
