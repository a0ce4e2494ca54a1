import { type Explanation, explain, type MoneyText, type Sentence } from '../explanation/explanation.ts'
import { explainLines } from './explain-line.ts'
import { explainFreight, explainGift, explainLostShipping, explainShipping, explainTotal } from './explain-refund.ts'
import { giftsMissing } from './order-gifts.ts'
import type { OrderRefundClaim, OrderRefundFigures, RefundableOrder } from './order-refund.ts'
import { claimOf, keptOfOrder } from './quote-order-refund.ts'
import { returnedSale } from './returned-sale.ts'
import { lostFreeShipping } from './shipping-and-freight.ts'

/** One way that money takes: whether through a payment of the order. */
export type PayBackWay = { readonly throughPayment: boolean; readonly amount: number }

/**
 * Why each figure of an order's refund is as it is, and how it goes back. `figures` are those that `quoteOrderRefund` made
 * of this claim; `payBack` of them goes back now.
 */
export function explainOrderRefund(
  order: RefundableOrder,
  claim: OrderRefundClaim,
  figures: OrderRefundFigures,
  { payBack, ways }: { readonly payBack: number; readonly ways: readonly PayBackWay[] },
): Explanation {
  const sale = returnedSale(order, claim.request)
  const asked = claimOf(order, claim)
  const requested = figures.lines.filter(({ missingGift }) => !missingGift)
  const values = new Map(giftsMissing(order, claim.request).map(({ id, value }) => [id, value]))
  return explain(sale.currency, (money) => [
    ...explainLines(sale, asked, figures.lines, money),
    ...figures.lines
      .filter(({ missingGift }) => missingGift)
      .map((line) => explainGift(order.lines.get(line.id)?.name ?? line.id, values.get(line.id) ?? 0, line, money)),
    ...(asked.request.length > 0 || figures.shipping > 0 ? explainShipping(sale, asked, figures.shipping, money) : []),
    ...explainFreight(asked, figures.freight, money),
    ...explainLostShipping(asked, lostFreeShipping(sale, keptOfOrder(order.book), requested, asked), money),
    ...explainTotal(figures, figures.total, money),
    ...explainWays(figures.total, payBack, ways, money),
  ])
}

/** How much goes back now, and which way. What a provider is called is for people to change; a sentence that is kept names none. */
function explainWays(total: number, payBack: number, ways: readonly PayBackWay[], money: MoneyText): Sentence[] {
  const less = {
    en: `${money(payBack)} of this is refunded now; the rest stays on the order's account.`,
    zh: `本次退回 ${money(payBack)}，其余留在订单账上。`,
  }
  const more = {
    en: `${money(payBack)} is refunded now, including what was already due on the order.`,
    zh: `连同订单此前的应退余额，本次共退回 ${money(payBack)}。`,
  }
  const parts = ways.map(({ throughPayment, amount }) =>
    throughPayment
      ? { en: `To the original payments: ${money(amount)}.`, zh: `原路退回：${money(amount)}。` }
      : {
          en: `Paid out by hand, outside the original payments: ${money(amount)}.`,
          zh: `线下退款：${money(amount)}，由人工处理。`,
        },
  )
  return [...(payBack < total ? [less] : payBack > total ? [more] : []), ...parts]
}
