import { accept, type Result } from '@aftersale/kernel'
import { checkClaim } from './check-claim.ts'
import { fillPayments } from './fill-payments.ts'
import { deductGifts, missingGifts } from './missing-gifts.ts'
import { quoteLines } from './quote-lines.ts'
import type { QuoteRefusal } from './quote-refusal.ts'
import type { PaidSale, RefundClaim, RefundFigures } from './refund.ts'
import { buyersFreight, keptOf, lostFreeShipping, shippingBack } from './shipping-and-freight.ts'

/**
 * The figures of a refund from a sale whose figures stand: `quoteRefund` without pricing the sale again and without
 * words (`explainRefund` has those). Refuses a claim that does not fit the sale.
 */
export function quotePaid(sale: PaidSale, claim: RefundClaim): Result<RefundFigures, QuoteRefusal> {
  const checked = checkClaim(claim, sale)
  if (!checked.ok) return checked
  const requested = quoteLines(sale, claim)
  const forLines = requested.reduce((sum, { refund }) => sum + refund, 0)
  const shipping = shippingBack(sale, claim)
  const lost = lostFreeShipping(sale, keptOf(sale), requested, claim)
  const freight = Math.min(buyersFreight(claim) + lost, forLines + shipping)
  const gifts = deductGifts(missingGifts(sale, claim.request), forLines + shipping - freight)
  const deducted = gifts.reduce((sum, { refund }) => sum + refund, 0)
  return accept({
    lines: [...requested, ...gifts],
    shipping,
    freight,
    ...fillPayments(forLines + shipping - freight + deducted, claim.payments),
  })
}
