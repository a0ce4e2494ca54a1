import { type Decimal, decimalOf, shareRounded } from '@aftersale/kernel'

/** A number that can be a rate: 0 … 100. */
export const isPercent = (rate: number): boolean => rate >= 0 && rate <= 100

/** `amount × rate ÷ 100`, both none negative, exact and rounded once, a half up: 8.875 % of 1,000 is 89. */
export function percentOf(amount: number, rate: number): number {
  const { digits, scale } = rateOf(rate)
  return rounded(amount, digits, 100n * 10n ** BigInt(scale))
}

/** What of an amount with tax in it is the tax: `amount × rate ÷ (100 + rate)`, exact and rounded once, a half up. */
export function percentWithin(amount: number, rate: number): number {
  const { digits, scale } = rateOf(rate)
  return rounded(amount, digits, 100n * 10n ** BigInt(scale) + digits)
}

/** An order has a few rates, and reading one takes longer than reckoning with it. */
const rates = new Map<number, Decimal>()
const MOST_RATES = 1_000

function rateOf(rate: number): Decimal {
  let known = rates.get(rate)
  if (known === undefined) {
    known = decimalOf(rate)
    if (rates.size >= MOST_RATES) rates.clear()
    rates.set(rate, known)
  }
  return known
}

function rounded(amount: number, numerator: bigint, denominator: bigint): number {
  if (denominator <= BigInt(Number.MAX_SAFE_INTEGER)) {
    return shareRounded(amount, Number(numerator), Number(denominator))
  }
  return Number((2n * BigInt(amount) * numerator + denominator) / (2n * denominator))
}
