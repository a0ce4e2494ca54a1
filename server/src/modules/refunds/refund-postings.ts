import type { OrderAction } from '@aftersale/commerce'
import type { Posting } from '../orders/index.ts'
import type { OrderOutcome } from './refund-figures.ts'

/** What happens to an order by a refund: first what becomes the customer's, then what is taken off it, then what goes back. */
export function refundPostings({ order, claim, figures, parts }: OrderOutcome, refundId: string): Posting[] {
  const orderId = order.book.id
  const { shipping, goodwill, freight, deduction } = figures
  const actions: OrderAction[] = claim.request.map(({ returnLine, units }, at) => {
    return { kind: 'credit-return', returnLine, units, fee: figures.lines[at]?.fee ?? 0, use: 'refund' }
  })
  if (shipping > 0) actions.push({ kind: 'credit', amount: shipping, reason: 'shipping' })
  if (goodwill > 0) actions.push({ kind: 'credit', amount: goodwill, reason: 'goodwill' })
  if (deduction > 0) actions.push({ kind: 'charge', amount: deduction, reason: 'deduction' })
  if (freight > 0) actions.push({ kind: 'charge', amount: freight, reason: 'return-freight' })
  for (const { id, refund, missingGift } of figures.lines) {
    if (missingGift && refund < 0) actions.push({ kind: 'charge', amount: -refund, reason: 'missing-gift', line: id })
  }
  return [
    ...actions.map((action) => ({ orderId, action }) as Posting),
    ...parts.map(({ id, paymentId, provider, amount }): Posting => {
      return { orderId, action: { kind: 'pay-back', part: id, payment: paymentId, amount }, refundId, provider }
    }),
  ]
}
