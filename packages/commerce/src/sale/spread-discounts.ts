import { allocate } from '@aftersale/kernel'
import type { AppliedDiscount, OrderDiscount } from './sale.ts'

/** What each part bears of the order's discounts, and what of each discount was taken off. */
export type Spread = {
  readonly perLine: readonly number[]
  readonly onShipping: number
  readonly applied: readonly AppliedDiscount[]
}

/**
 * Spreads order discounts, one after another, over what the parts cost after their own discounts, by largest remainder.
 * A later one goes over what the earlier ones left, and none takes off more than there is: it is cut to that.
 */
export function spreadDiscounts(
  discounts: readonly OrderDiscount[],
  lineCosts: readonly number[],
  shippingCost: number,
): Spread {
  const costs = [...lineCosts, shippingCost]
  let left = costs
  const applied = discounts.map((discount) => {
    const open = discount.over === 'lines' ? [...left.slice(0, -1), 0] : left
    const most = open.reduce((sum, cost) => sum + cost, 0)
    const amount = Math.min(discount.amount, most)
    const shares = allocate(amount, open)
    left = left.map((cost, index) => cost - (shares[index] ?? 0))
    return { ...discount, applied: amount }
  })
  const borne = costs.map((cost, index) => cost - (left[index] ?? 0))
  return { perLine: borne.slice(0, -1), onShipping: borne.at(-1) ?? 0, applied }
}
