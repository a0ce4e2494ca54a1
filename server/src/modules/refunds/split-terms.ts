import { type OrderRefundClaim, quoteOrderRefund, type RefundPolicy, type ReturnedUnits } from '@aftersale/commerce'
import { accept, allocate, type Result, refuse } from '@aftersale/kernel'
import type { RefundOrder } from './refund-subject.ts'
import type { RefundRefusal, RefundTerms } from './refund-terms.ts'

/**
 * What of the terms falls on each order: what was decided for the return as a whole is spread by what its units are worth,
 * by largest remainder. Nearly always there is one order.
 */
export function splitTerms(
  orders: readonly RefundOrder[],
  request: readonly (readonly ReturnedUnits[])[],
  terms: RefundTerms,
): Result<OrderRefundClaim[], RefundRefusal> {
  const { restockingFeePercent, freeShipping, goodwill = 0, returnFreight = 0 } = terms
  const policy: RefundPolicy = { restockingFeePercent }
  // Of one order nothing is spread, and its worth is only asked for to keep some of it.
  const isNeeded = orders.length > 1 || terms.deduction !== undefined || terms.granted !== undefined
  const worth = orders.map((order, at) => (isNeeded ? worthOf(order, request[at] ?? [], policy) : 0))
  const deducted = deductionOf(terms, worth, orders[0]?.book.currency ?? '')
  if (!deducted.ok) return deducted
  const shipping = shippingOf(orders, terms)
  if (!shipping.ok) return shipping
  const allBuyers = orders.every(({ book }, at) =>
    (request[at] ?? []).every(({ returnLine }) => book.returns.get(returnLine)?.fault === 'buyer'),
  )
  const deductions = allocate(deducted.value, worth)
  const extras = allocate(goodwill, worth)
  const freight = orders.length === 1 ? [returnFreight] : allocate(allBuyers ? returnFreight : 0, worth)
  return accept(
    orders.map((_, at) => ({
      request: request[at] ?? [],
      policy: { ...policy, freeShipping, refundShipping: shipping.value[at], returnFreight: freight[at] },
      deduction: deductions[at],
      goodwill: extras[at],
    })),
  )
}

function worthOf(order: RefundOrder, request: readonly ReturnedUnits[], policy: RefundPolicy): number {
  return quoteOrderRefund(order, { request, policy })
    .lines.filter(({ missingGift }) => !missingGift)
    .reduce((sum, { refund }) => sum + refund, 0)
}

function deductionOf(
  { deduction = 0, granted }: RefundTerms,
  perOrder: readonly number[],
  currency: string,
): Result<number, RefundRefusal> {
  const worth = perOrder.reduce((sum, one) => sum + one, 0)
  if (granted !== undefined) {
    return granted > worth
      ? refuse({ code: 'refunds.granted-too-much', granted, worth, currency })
      : accept(worth - granted)
  }
  return deduction > worth
    ? refuse({ code: 'refunds.deduction-too-large', deduction, worth, currency })
    : accept(deduction)
}

/** How much of each order's shipping goes back; a stated amount comes off the orders in turn. */
function shippingOf(
  orders: readonly RefundOrder[],
  { shipping, refundShipping = false }: RefundTerms,
): Result<(boolean | number)[], RefundRefusal> {
  if (shipping === undefined) return accept(orders.map(() => refundShipping))
  let open = shipping
  const each = orders.map(({ book }) => {
    const taken = Math.min(open, book.shippingPaid - book.shippingCredited)
    open -= taken
    return taken
  })
  if (open === 0) return accept(each)
  const currency = orders[0]?.book.currency ?? ''
  return refuse({ code: 'refunds.shipping-too-much', asked: shipping, left: shipping - open, currency })
}
