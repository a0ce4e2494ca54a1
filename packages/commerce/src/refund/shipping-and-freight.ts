import type { PaidSale, RefundClaim } from './refund.ts'

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
