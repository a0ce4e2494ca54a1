import { allocate } from './allocate.ts'
import { decimalOf } from './decimal.ts'

/**
 * `allocate` by weights that are decimals, taken exactly as they are written: 0.1 and 0.2 are 1 to 2. `total` is whole
 * minor units of any sign, weights are finite and none negative; throws otherwise, as `allocate` does.
 */
export function allocateDecimals(total: number, weights: readonly number[]): number[] {
  if (weights.every(Number.isSafeInteger) && Number.isSafeInteger(weights.reduce((sum, weight) => sum + weight, 0))) {
    return allocate(total, weights)
  }
  const whole = wholeWeights(weights)
  const sum = whole.reduce((all, weight) => all + weight, 0n)
  if (sum <= BigInt(Number.MAX_SAFE_INTEGER)) return allocate(total, whole.map(Number))
  if (!Number.isSafeInteger(total)) throw new RangeError(`expected a whole total, got ${total}`)
  const magnitudes = allocateMagnitude(BigInt(Math.abs(total)), whole, sum)
  return magnitudes.map((share) => (total < 0 && share > 0n ? -Number(share) : Number(share)))
}

/** The weights times the power of ten that makes all of them whole. */
function wholeWeights(weights: readonly number[]): bigint[] {
  const decimals = weights.map(decimalOf)
  const negative = weights.find((weight) => weight < 0)
  if (negative !== undefined) throw new RangeError(`expected weights ≥ 0, got ${negative}`)
  const finest = decimals.reduce((most, { scale }) => Math.max(most, scale), 0)
  return decimals.map(({ digits, scale }) => digits * 10n ** BigInt(finest - scale))
}

function allocateMagnitude(total: bigint, weights: readonly bigint[], sum: bigint): bigint[] {
  const shares = weights.map((weight) => (total * weight) / sum)
  const leftOver = Number(total - shares.reduce((given, share) => given + share, 0n))
  const byRemainder = weights
    .map((weight, index) => ({ remainder: (total * weight) % sum, index }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
  for (const { index } of byRemainder.slice(0, leftOver)) shares[index] = (shares[index] ?? 0n) + 1n
  return shares
}
