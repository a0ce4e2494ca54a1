import { accept, type Result, refuse } from '@aftersale/kernel'
import { wholeWrong } from '../sale/check-sale.ts'
import { priceSale } from '../sale/price-sale.ts'
import type { QuoteRefusal } from './quote-refusal.ts'
import type { PaidSale, RefundTerms } from './refund.ts'

/** The figures of a sale from its terms, with what came back of it before. */
export function paidSaleOf(terms: Omit<RefundTerms, 'request'>): Result<PaidSale, QuoteRefusal> {
  const priced = priceSale(terms)
  if (!priced.ok) return priced
  const { currency, taxIncluded, shipping } = terms
  const wrong = returnedWrong(terms.lines) ?? wholeWrong(shipping?.refunded, 'shipping.refunded')
  if (wrong !== undefined) return refuse(wrong)
  const lines = priced.value.lines.map(({ id, quantity, gross, tax, paid, gift }, index) => {
    const { returned = 0, giftOf } = terms.lines[index] ?? {}
    return { id, quantity, gross, tax, paid, gift, returned, giftOf }
  })
  return accept({
    currency,
    taxIncluded,
    lines,
    shipping: { paid: priced.value.shipping.paid, refunded: shipping?.refunded ?? 0 },
  })
}

function returnedWrong(lines: RefundTerms['lines']): QuoteRefusal | undefined {
  for (const [index, { returned = 0, quantity }] of lines.entries()) {
    const field = `lines[${index}].returned`
    const wrong = wholeWrong(returned, field)
    if (wrong !== undefined) return wrong
    if (returned > quantity) return { code: 'commerce.returned-too-many', field, most: quantity }
  }
  return undefined
}
