import { deductGifts } from './missing-gifts.ts'
import { giftsMissing } from './order-gifts.ts'
import type { OrderRefundClaim, OrderRefundFigures, RefundableOrder } from './order-refund.ts'
import { quoteLines } from './quote-lines.ts'
import type { RefundClaim } from './refund.ts'
import { requestOf, returnedSale } from './returned-sale.ts'
import { buyersFreight, lostFreeShipping, shippingBack } from './shipping-and-freight.ts'

/**
 * What goes back of an order for units of its returns: `quoteRefund` on the order's book. Units are worth what was fixed
 * when they were asked for, cumulatively over their return line, as `post` credits them. Freight and missing gifts are
 * deducted as far as there is something to deduct them from. A number of units or a deduction beyond what there is is for
 * the caller to refuse; payments are too.
 */
export function quoteOrderRefund(order: RefundableOrder, claim: OrderRefundClaim): OrderRefundFigures {
  const { deduction = 0, goodwill = 0 } = claim
  const sale = returnedSale(order, claim.request)
  const asked = claimOf(order, claim)
  const lines = quoteLines(sale, asked)
  const forLines = lines.reduce((sum, { refund }) => sum + refund, 0) - deduction
  const shipping = shippingBack(sale, asked)
  const lost = lostFreeShipping(sale, keptOfOrder(order.book), lines, asked)
  const freight = Math.min(buyersFreight(asked) + lost, forLines + shipping)
  const gifts = deductGifts(giftsMissing(order, claim.request), forLines + shipping - freight)
  const deducted = gifts.reduce((sum, { refund }) => sum + refund, 0)
  return {
    lines: [...lines, ...gifts],
    shipping,
    freight,
    deduction,
    goodwill,
    total: forLines + shipping - freight + deducted + goodwill,
  }
}

/** What was sold and neither cancelled nor credited is worth. */
export function keptOfOrder({ lines }: RefundableOrder['book']): number {
  let kept = 0
  for (const { paid, cancelledMinor, creditedMinor } of lines.values()) kept += paid - cancelledMinor - creditedMinor
  return kept
}

/** The claim on return lines as a claim on the lines of `returnedSale`. */
export function claimOf(order: RefundableOrder, { request, policy }: OrderRefundClaim): RefundClaim {
  return { request: requestOf(order, request), policy }
}
