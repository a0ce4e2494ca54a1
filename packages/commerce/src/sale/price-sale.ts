import { accept, type Result, refuse } from '@aftersale/kernel'
import { checkSale } from './check-sale.ts'
import { percentOf, percentWithin } from './percent.ts'
import type { PricedAmounts, PricedSale, SaleLine, SaleTerms } from './sale.ts'
import type { SaleRefusal } from './sale-refusal.ts'
import { spreadDiscounts } from './spread-discounts.ts'

/**
 * What a sale was worth, line by line: the basis of every refund. A line's own discount comes off first, then its share
 * of the order's discounts (`spreadDiscounts`); tax is reckoned once, on what is left, rounded half up per line:
 * `net × rate ÷ 100` on top, or `net × rate ÷ (100 + rate)` within. A gift costs nothing and bears no discount.
 * Refuses terms that are no sale, naming the field, and sums that pass 2^53 − 1 minor units.
 */
export function priceSale(terms: SaleTerms): Result<PricedSale, SaleRefusal> {
  const checked = checkSale(terms)
  if (!checked.ok) return checked
  const { lines, shipping = { amount: 0 }, taxIncluded } = terms
  const costs = lines.map(({ gift, unitPrice, quantity, discount = 0 }) => (gift ? 0 : unitPrice * quantity - discount))
  const shippingCost = shipping.amount - (shipping.discount ?? 0)
  const tooLarge = firstBeyond([...costs, shippingCost])
  if (tooLarge !== undefined) return refuse({ code: 'commerce.sum-too-large', field: partAt(tooLarge, lines) })
  const spread = spreadDiscounts(terms.orderDiscounts ?? [], costs, shippingCost)
  const priced = lines.map((line, index) => ({
    id: line.id,
    quantity: line.quantity,
    gift: line.gift === true,
    ...priceLine(line, spread.perLine[index] ?? 0, taxIncluded),
  }))
  const pricedShipping = priceAmount(
    { gross: shipping.amount, discount: shipping.discount ?? 0, orderDiscount: spread.onShipping },
    shipping.taxRate,
    taxIncluded,
  )
  const parts = [...priced, pricedShipping]
  const beyond = firstBeyond(parts.map(({ gross }) => gross)) ?? firstBeyond(parts.map(({ paid }) => paid))
  if (beyond !== undefined) return refuse({ code: 'commerce.sum-too-large', field: partAt(beyond, lines) })
  return accept({
    lines: priced,
    shipping: pricedShipping,
    orderDiscounts: spread.applied,
    totals: totalsOf(parts),
  })
}

function priceLine(line: SaleLine, orderDiscount: number, taxIncluded: boolean): PricedAmounts {
  const gross = line.unitPrice * line.quantity
  const discount = line.gift ? gross : (line.discount ?? 0)
  return priceAmount({ gross, discount, orderDiscount }, line.taxRate, taxIncluded)
}

function priceAmount(
  cost: Pick<PricedAmounts, 'gross' | 'discount' | 'orderDiscount'>,
  taxRate = 0,
  taxIncluded: boolean,
): PricedAmounts {
  const net = cost.gross - cost.discount - cost.orderDiscount
  const tax = taxIncluded ? percentWithin(net, taxRate) : percentOf(net, taxRate)
  return { ...cost, net, tax, paid: taxIncluded ? net : net + tax }
}

/** Where in a running sum of amounts, none negative, 2^53 − 1 is passed. */
function firstBeyond(amounts: readonly number[]): number | undefined {
  let sum = 0
  for (const [index, amount] of amounts.entries()) {
    sum += amount
    if (!Number.isSafeInteger(sum)) return index
  }
  return undefined
}

const partAt = (index: number, lines: readonly SaleLine[]) => (index < lines.length ? `lines[${index}]` : 'shipping')

function totalsOf(parts: readonly PricedAmounts[]): PricedAmounts {
  const totals = { gross: 0, discount: 0, orderDiscount: 0, net: 0, tax: 0, paid: 0 }
  for (const part of parts) {
    totals.gross += part.gross
    totals.discount += part.discount
    totals.orderDiscount += part.orderDiscount
    totals.net += part.net
    totals.tax += part.tax
    totals.paid += part.paid
  }
  return totals
}
