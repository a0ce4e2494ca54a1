import type { PaidSale, QuotedLine, RefundClaim } from './refund.ts'
import { firstUnits } from './share-of-line.ts'

/** What of the shipping goes back: of what was paid and did not go back before, all or as much as the policy says. */
export function shippingBack({ shipping }: PaidSale, { policy }: RefundClaim): number {
  const asked = policy?.refundShipping ?? false
  if (asked === false) return 0
  const left = Math.max(0, shipping.paid - shipping.refunded)
  return asked === true ? left : Math.min(asked, left)
}

/** Return freight is the buyer's where every unit comes back at the buyer's fault, else the seller's. */
export const buyersFreight = ({ request, policy }: RefundClaim): number =>
  request.every(({ fault }) => fault === 'buyer') ? (policy?.returnFreight ?? 0) : 0

/** What the buyer has kept of a sale until now is worth, gifts aside. */
export function keptOf({ lines, taxIncluded }: PaidSale): number {
  return lines.reduce((sum, line) => {
    const returned = line.returnedValue ?? firstUnits(line, taxIncluded, line.returned).value
    return sum + line.paid - returned
  }, 0)
}

/**
 * Outbound freight that the buyer owes after all: shipping was free for what the goods were worth, and these quoted lines,
 * at the buyer's fault, leave less than that. Owed once, by the request that breaks the threshold; nothing where shipping
 * was paid for. `kept` is what was kept before.
 */
export function lostFreeShipping(
  { shipping }: Pick<PaidSale, 'shipping'>,
  kept: number,
  quoted: readonly QuotedLine[],
  { request, policy }: RefundClaim,
): number {
  const free = policy?.freeShipping
  if (free === undefined || shipping.paid > 0 || request.some(({ fault }) => fault === 'seller')) return 0
  const left = quoted.reduce((sum, { refund, fee }) => sum - refund - fee, kept)
  return kept >= free.threshold && left < free.threshold ? free.fee : 0
}
