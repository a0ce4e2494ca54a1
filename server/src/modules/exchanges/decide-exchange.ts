import {
  balanceOf,
  claimOf,
  type ExchangeClaim,
  type ExchangeFigures,
  type Explanation,
  explainExchange,
  type OrderAction,
  quotePaidExchange,
  type RefundableOrder,
  returnedSale,
} from '@aftersale/commerce'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Posting } from '../orders/index.ts'
import { payBackWays, type Way } from '../refunds/index.ts'
import { decideReturn, imagine, type NewReturnLine } from '../returns/index.ts'
import type { ExchangeOrder } from './exchange-order.ts'
import type { ExchangeRefusal, ExchangeTerms } from './exchange-terms.ts'
import { type Outgoing, replacementsOf } from './replacements.ts'

interface Ids {
  readonly returnId: string
  readonly refundId: string
  readonly newLine: () => string
  readonly newPart: () => string
}

/** What an exchange comes to, and what has to happen to the order for it. */
export interface ExchangeDecision {
  readonly returned: readonly NewReturnLine[]
  readonly outgoing: readonly Outgoing[]
  readonly figures: ExchangeFigures
  readonly explanation: Explanation
  readonly parts: readonly (Way & { readonly id: string; readonly orderId: string })[]
  readonly postings: readonly Posting[]
}

/**
 * Decides an exchange as the order stands: what comes back is held and credited, what goes out is added to the order, and
 * the difference is what the customer still owes, or what goes back. Goods at the same price keep the paid basis of those
 * they replace, so that they can be given back or exchanged again for what was paid once.
 */
export function decideExchange(
  order: ExchangeOrder,
  terms: ExchangeTerms,
  ids: Ids,
): Result<ExchangeDecision, ExchangeRefusal> {
  const returned = decideReturn(order, terms.lines, false, ids)
  if (!returned.ok) return returned
  const imagined = imagine(order.book, returned.value.postings)
  if (!imagined.ok) return imagined
  const outgoing = replacementsOf(order, imagined.value, returned.value.lines, terms, ids.newLine)
  if (!outgoing.ok) return outgoing
  const known = refundable(order, imagined.value, returned.value.lines)
  const request = returned.value.lines.map(({ id, units }) => ({ returnLine: id, units }))
  const { restockingFeePercent, refundShipping, returnFreight, replacementShipping } = terms
  const claim: ExchangeClaim = {
    ...claimOf(known, { request, policy: { restockingFeePercent, refundShipping, returnFreight } }),
    replacement: outgoing.value.map(({ costs }) => costs),
    replacementShipping,
  }
  const sale = returnedSale(known, request)
  const figures = quotePaidExchange(sale, claim)
  if (!figures.ok) return figures
  const back = terms.payBack ? Math.max(0, -figures.value.difference) : 0
  const owed = Math.max(0, balanceOf(imagined.value).owed - figures.value.difference)
  if (back > owed) return refuse({ code: 'refunds.more-than-owed', asked: back, owed, currency: order.book.currency })
  const ways = payBackWays(order, back, terms)
  if (!ways.ok) return ways
  const parts = ways.value.map((way) => ({ ...way, id: ids.newPart(), orderId: order.book.id }))
  return accept({
    returned: returned.value.lines,
    outgoing: outgoing.value,
    figures: figures.value,
    explanation: explainExchange(sale, claim, figures.value),
    parts,
    postings: [
      ...returned.value.postings,
      ...exchangePostings(order.book.id, returned.value.lines, outgoing.value, figures.value),
      ...parts.map(({ id, paymentId, provider, amount }): Posting => {
        const action = { kind: 'pay-back', part: id, payment: paymentId, amount } as const
        return { orderId: order.book.id, action, refundId: ids.refundId, provider }
      }),
    ],
  })
}

function refundable(
  order: ExchangeOrder,
  book: RefundableOrder['book'],
  returned: readonly NewReturnLine[],
): RefundableOrder {
  return {
    book,
    taxIncluded: order.taxIncluded,
    lines: new Map(order.lines.map((line) => [line.id, line])),
    returnLines: new Map(returned.map(({ id, gross, tax }) => [id, { gross, tax }])),
  }
}

/** First what becomes the customer's, then what goes out and what else is charged. */
function exchangePostings(
  orderId: string,
  returned: readonly NewReturnLine[],
  outgoing: readonly Outgoing[],
  figures: ExchangeFigures,
): Posting[] {
  const credits: OrderAction[] = returned.map(({ id, units }, at) => {
    return { kind: 'credit-return', returnLine: id, units, fee: figures.lines[at]?.fee ?? 0, use: 'exchange' }
  })
  if (figures.shipping > 0) credits.push({ kind: 'credit', amount: figures.shipping, reason: 'shipping' })
  const charges: OrderAction[] = []
  const sending = figures.replacementShipping.amount
  if (sending > 0) charges.push({ kind: 'charge', amount: sending, reason: 'shipping' })
  if (figures.freight > 0) charges.push({ kind: 'charge', amount: figures.freight, reason: 'return-freight' })
  const added = outgoing.map(({ lineId, product, productName, quantity, unitPrice, taxRate }, at): Posting => {
    const { amount = 0, tax = 0 } = figures.replacement[at] ?? {}
    const action = { kind: 'add-item', line: lineId, quantity, paid: amount, tax } as const
    return { orderId, action, product, productName, unitPrice, taxRate }
  })
  return [
    ...credits.map((action) => ({ orderId, action }) as Posting),
    ...added,
    ...charges.map((action) => ({ orderId, action }) as Posting),
  ]
}
