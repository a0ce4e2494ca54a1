import type { PaidSale, RefundClaim } from './refund.ts'

/** What of the shipping goes back: what was paid and did not go back before, where the policy refunds it. */
export const shippingBack = ({ shipping }: PaidSale, { policy }: RefundClaim): number =>
  policy?.refundShipping ? Math.max(0, shipping.paid - shipping.refunded) : 0

/** Return freight is the buyer's where every unit comes back at the buyer's fault, else the seller's. */
export const buyersFreight = ({ request, policy }: RefundClaim): number =>
  request.every(({ fault }) => fault === 'buyer') ? (policy?.returnFreight ?? 0) : 0
