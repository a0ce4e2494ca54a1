import { accept, type Result, refuse } from '@aftersale/kernel'
import { checkClaim } from '../refund/check-claim.ts'
import { fillPayments } from '../refund/fill-payments.ts'
import { paidSaleOf } from '../refund/paid-sale.ts'
import { quoteLines } from '../refund/quote-lines.ts'
import type { QuoteRefusal } from '../refund/quote-refusal.ts'
import type { PaidSale } from '../refund/refund.ts'
import { buyersFreight, shippingBack } from '../refund/shipping-and-freight.ts'
import { chargeReplacement } from './charge-replacement.ts'
import type { ExchangeClaim, ExchangeFigures, ExchangeQuote, ExchangeTerms } from './exchange.ts'
import { explainExchange } from './explain-exchange.ts'

/**
 * What an exchange costs or gives back. The credit is what the units that come back are worth (`quoteRefund`: cumulative,
 * restocking fee taken off) and the shipping that the policy gives back. The charge is the replacement, sending it, and
 * the return freight where all is the buyer's fault. Gifts are not asked for, because the order goes on. A difference
 * above zero is to be paid before shipping; one below zero goes back through the payments.
 * Refuses nonsense, naming the field.
 */
export function quoteExchange(terms: ExchangeTerms): Result<ExchangeQuote, QuoteRefusal> {
  const sale = paidSaleOf(terms)
  if (!sale.ok) return sale
  const figures = quotePaidExchange(sale.value, terms)
  if (!figures.ok) return figures
  return accept({ ...figures.value, explanation: explainExchange(sale.value, terms, figures.value) })
}

/** The figures of an exchange from a sale whose figures stand, without words (`explainExchange` has those). */
export function quotePaidExchange(sale: PaidSale, claim: ExchangeClaim): Result<ExchangeFigures, QuoteRefusal> {
  const checked = checkClaim(claim, sale)
  if (!checked.ok) return checked
  const replacement = chargeReplacement(claim, sale.taxIncluded)
  if (!replacement.ok) return replacement
  const { lines: charges, shipping: sending } = replacement.value
  const lines = quoteLines(sale, claim)
  const shipping = shippingBack(sale, claim)
  const credit = lines.reduce((sum, { refund }) => sum + refund, 0) + shipping
  const freight = buyersFreight(claim)
  const charge = [...charges, sending].reduce((sum, { amount }) => sum + amount, freight)
  if (!Number.isSafeInteger(charge)) return refuse({ code: 'commerce.sum-too-large', field: 'replacement' })
  const { perPayment, shortfall } = fillPayments(Math.max(0, credit - charge), claim.payments)
  return accept({
    lines,
    shipping,
    credit,
    replacement: charges,
    replacementShipping: sending,
    freight,
    charge,
    difference: charge - credit,
    perPayment,
    shortfall,
  })
}
