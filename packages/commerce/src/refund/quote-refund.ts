import { accept, type Result } from '@aftersale/kernel'
import { explainRefund } from './explain-refund.ts'
import { paidSaleOf } from './paid-sale.ts'
import { quotePaid } from './quote-paid.ts'
import type { QuoteRefusal } from './quote-refusal.ts'
import type { RefundQuote, RefundTerms } from './refund.ts'

/**
 * What goes back for requested units, line by line, before anything is done.
 *
 * Units are worth their cumulative share of what was paid for their line. A restocking fee is kept of the discounted value
 * where the buyer is at fault, rounded half up. Shipping goes back once, by the policy; return freight is the buyer's
 * where all is the buyer's fault. Once no paid unit stays with the buyer, gifts that do not come back are deducted at their
 * value (网络购买商品七日无理由退货暂行办法: gifts return with the goods). Neither freight nor gifts make the total negative, and
 * it is no more than the payments can still give; what they cannot is the shortfall.
 * Refuses nonsense, naming the field.
 */
export function quoteRefund(terms: RefundTerms): Result<RefundQuote, QuoteRefusal> {
  const sale = paidSaleOf(terms)
  if (!sale.ok) return sale
  const figures = quotePaid(sale.value, terms)
  if (!figures.ok) return figures
  return accept({ ...figures.value, explanation: explainRefund(sale.value, terms, figures.value) })
}
