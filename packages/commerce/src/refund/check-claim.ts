import { accept, type Result, refuse } from '@aftersale/kernel'
import { idTwice, percentWrong, wholeWrong } from '../sale/check-sale.ts'
import type { QuoteRefusal } from './quote-refusal.ts'
import type { PaidLine, PaidSale, Payment, RefundClaim, RefundPolicy, RequestedUnits } from './refund.ts'

type Wrong = QuoteRefusal | undefined

/** Refuses the first thing in a claim that does not fit the sale. */
export function checkClaim<C extends RefundClaim>(
  claim: C,
  { lines, shipping }: Pick<PaidSale, 'lines' | 'shipping'>,
): Result<C, QuoteRefusal> {
  const { request, policy = {}, payments = [] } = claim
  const wrong =
    requestWrong(request, lines) ?? shippingWrong(shipping) ?? policyWrong(policy) ?? paymentsWrong(payments)
  return wrong === undefined ? accept(claim) : refuse(wrong)
}

function requestWrong(request: readonly RequestedUnits[], lines: readonly PaidLine[]): Wrong {
  if (request.length === 0) return { code: 'commerce.nothing-given', field: 'request' }
  const left = new Map(lines.map(({ id, quantity, returned }) => [id, quantity - returned]))
  for (const [index, { line, quantity }] of request.entries()) {
    const most = left.get(line)
    if (most === undefined) return { code: 'commerce.unknown-line', field: `request[${index}].line`, id: line }
    const field = `request[${index}].quantity`
    const wrong = wholeWrong(quantity, field, 1)
    if (wrong !== undefined) return wrong
    if (quantity > most) return { code: 'commerce.units-too-many', field, most }
    left.set(line, most - quantity)
  }
  return undefined
}

function shippingWrong({ paid, refunded }: PaidSale['shipping']): Wrong {
  if (refunded <= paid) return undefined
  return { code: 'commerce.shipping-overdrawn', field: 'shipping.refunded', most: paid }
}

const policyWrong = ({ restockingFeePercent, refundShipping, returnFreight, freeShipping }: RefundPolicy): Wrong =>
  percentWrong(restockingFeePercent, 'policy.restockingFeePercent') ??
  (typeof refundShipping === 'number' ? wholeWrong(refundShipping, 'policy.refundShipping') : undefined) ??
  wholeWrong(returnFreight, 'policy.returnFreight') ??
  wholeWrong(freeShipping?.threshold, 'policy.freeShipping.threshold') ??
  wholeWrong(freeShipping?.fee, 'policy.freeShipping.fee')

function paymentsWrong(payments: readonly Payment[]): Wrong {
  for (const [index, { amount, refunded = 0, pending = 0 }] of payments.entries()) {
    const at = `payments[${index}]`
    const wrong =
      wholeWrong(amount, `${at}.amount`) ??
      wholeWrong(refunded, `${at}.refunded`) ??
      wholeWrong(pending, `${at}.pending`) ??
      overdrawn(refunded, amount, `${at}.refunded`) ??
      overdrawn(pending, amount - refunded, `${at}.pending`)
    if (wrong !== undefined) return wrong
  }
  const ids = payments.map(({ id }) => id)
  return idTwice(ids, (index) => `payments[${index}].id`)
}

const overdrawn = (given: number, most: number, field: string): Wrong =>
  given > most ? { code: 'commerce.payment-overdrawn', field, most } : undefined
