import { balanceOf, explainOrderRefund, type OrderRefundClaim, quoteOrderRefund } from '@aftersale/commerce'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Posting } from '../orders/index.ts'
import { askedUnits } from './asked-units.ts'
import { payBackWays } from './pay-back-ways.ts'
import { type MergedRefund, mergeOrders, type OrderOutcome } from './refund-figures.ts'
import { refundPostings } from './refund-postings.ts'
import type { RefundOrder, RefundSubject } from './refund-subject.ts'
import type { RefundRefusal, RefundTerms } from './refund-terms.ts'
import { splitTerms } from './split-terms.ts'

/** What a refund comes to, and what has to happen to the orders for it. */
export interface RefundDecision extends MergedRefund {
  readonly postings: readonly Posting[]
}

interface Ids {
  readonly refundId: string
  readonly newPart: () => string
}

/**
 * Decides a refund as the orders of its subject stand: which units, what they are worth, what is kept of it, and through
 * which payments it goes back. More than an order owes, or than its payments can still give, is refused with the figures.
 */
export function decideRefund(
  subject: RefundSubject,
  terms: RefundTerms,
  ids: Ids,
): Result<RefundDecision, RefundRefusal> {
  const { orders } = subject
  const mixed = mixedTerms(subject, terms)
  if (mixed !== null) return refuse(mixed)
  const request = askedUnits(orders, terms)
  if (!request.ok) return request
  const unknown = terms.payments?.find((id) => !orders.some(({ book }) => book.payments.has(id)))
  if (unknown !== undefined) return refuse({ code: 'orders.payment-unknown', payment: unknown })
  const claims = splitTerms(orders, request.value, terms)
  if (!claims.ok) return claims
  const outcomes: OrderOutcome[] = []
  let toPay = terms.payBack
  for (const [at, order] of orders.entries()) {
    const outcome = decideOrder(order, claims.value[at] ?? { request: [] }, { ...terms, payBack: toPay }, ids)
    if (!outcome.ok) return outcome
    outcomes.push(outcome.value)
    if (typeof toPay === 'number') toPay -= outcome.value.payBack
  }
  if (typeof toPay === 'number' && toPay > 0) return moreThanOwed(orders, outcomes, terms)
  const happens = outcomes.some(({ claim, figures, payBack }) => {
    return claim.request.length > 0 || figures.shipping > 0 || figures.goodwill > 0 || payBack > 0
  })
  if (!happens) return refuse({ code: 'refunds.nothing-to-refund' })
  return accept({
    ...mergeOrders(outcomes),
    postings: outcomes.flatMap((outcome) => refundPostings(outcome, ids.refundId)),
  })
}

function decideOrder(
  order: RefundOrder,
  claim: OrderRefundClaim,
  terms: RefundTerms,
  { newPart }: Ids,
): Result<OrderOutcome, RefundRefusal> {
  const { book } = order
  const figures = quoteOrderRefund(order, claim)
  const owed = Math.max(0, balanceOf(book).owed + figures.total)
  const payBack = payBackOf(terms.payBack, figures.total, owed)
  if (payBack > owed) return refuse({ code: 'refunds.more-than-owed', asked: payBack, owed, currency: book.currency })
  const ways = payBackWays(order, payBack, terms)
  if (!ways.ok) return ways
  const told = ways.value.map(({ paymentId, amount }) => ({ throughPayment: paymentId !== null, amount }))
  return accept({
    order,
    claim,
    figures,
    payBack,
    parts: ways.value.map((way) => ({ ...way, id: newPart(), orderId: book.id })),
    explanation: explainOrderRefund(order, claim, figures, { payBack, ways: told }),
  })
}

/** What goes back now: what the refund comes to, all that is owed, or what of a stated amount this order can take. */
function payBackOf(asked: number | 'owed' | undefined, total: number, owed: number): number {
  if (asked === undefined) return total
  return asked === 'owed' ? owed : Math.min(asked, owed)
}

function moreThanOwed(orders: readonly RefundOrder[], outcomes: readonly OrderOutcome[], { payBack }: RefundTerms) {
  const owed = outcomes.reduce((sum, outcome) => sum + outcome.payBack, 0)
  const asked = typeof payBack === 'number' ? payBack : owed
  return refuse({ code: 'refunds.more-than-owed', asked, owed, currency: orders[0]?.book.currency ?? '' })
}

function mixedTerms({ returnId }: RefundSubject, terms: RefundTerms): RefundRefusal | null {
  const { restockingFeePercent, deduction, granted, lines, returnFreight, freeShipping } = terms
  const kept = [restockingFeePercent, deduction, granted].filter((one) => one !== undefined)
  if (kept.length > 1) return { code: 'refunds.terms-mixed' }
  if (returnId !== null) return null
  return kept.length > 0 || [lines, returnFreight, freeShipping].some((one) => one !== undefined)
    ? { code: 'refunds.lines-without-return' }
    : null
}
