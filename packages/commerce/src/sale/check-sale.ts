import { accept, currencyExponent, type Result, refuse } from '@aftersale/kernel'
import { isPercent } from './percent.ts'
import type { SaleLine, SaleTerms, ShippingTerms } from './sale.ts'
import type { SaleRefusal } from './sale-refusal.ts'

type Wrong = SaleRefusal | undefined

/** Refuses the first thing in the terms that makes them no sale. */
export function checkSale(terms: SaleTerms): Result<SaleTerms, SaleRefusal> {
  const wrong =
    currencyWrong(terms.currency) ?? linesWrong(terms.lines) ?? discountsWrong(terms) ?? shippingWrong(terms)
  return wrong === undefined ? accept(terms) : refuse(wrong)
}

/** A whole number from `least` on, below 2^53. */
export function wholeWrong(value: number | undefined, field: string, least = 0) {
  if (value === undefined || (Number.isSafeInteger(value) && value >= least)) return undefined
  return { code: 'commerce.not-a-whole-number', field, least } as const
}

/** A percent, 0 … 100. */
export function percentWrong(rate: number | undefined, field: string) {
  return rate === undefined || isPercent(rate) ? undefined : ({ code: 'commerce.not-a-percent', field } as const)
}

/** The first id that stands twice. */
export function idTwice(ids: readonly string[], fieldOf: (index: number) => string) {
  const seen = new Set<string>()
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) return { code: 'commerce.id-twice', field: fieldOf(index), id } as const
    seen.add(id)
  }
  return undefined
}

function currencyWrong(currency: string): Wrong {
  if (currencyExponent(currency) !== undefined) return undefined
  return { code: 'commerce.unknown-currency', field: 'currency', currency }
}

function linesWrong(lines: readonly SaleLine[]): Wrong {
  if (lines.length === 0) return { code: 'commerce.nothing-given', field: 'lines' }
  for (const [index, line] of lines.entries()) {
    const wrong = lineWrong(line, `lines[${index}]`)
    if (wrong !== undefined) return wrong
  }
  const ids = lines.map(({ id }) => id)
  return idTwice(ids, (index) => `lines[${index}].id`) ?? giftsWrong(lines)
}

function lineWrong(line: SaleLine, at: string): Wrong {
  const gross = line.unitPrice * line.quantity
  return (
    wholeWrong(line.quantity, `${at}.quantity`, 1) ??
    wholeWrong(line.unitPrice, `${at}.unitPrice`) ??
    percentWrong(line.taxRate, `${at}.taxRate`) ??
    wholeWrong(line.discount, `${at}.discount`) ??
    (Number.isSafeInteger(gross) ? undefined : { code: 'commerce.sum-too-large', field: at }) ??
    discountWrong(line.discount, gross, `${at}.discount`)
  )
}

function discountWrong(discount: number | undefined, most: number, field: string): Wrong {
  if (discount === undefined || discount <= most) return undefined
  return { code: 'commerce.discount-too-large', field, most }
}

function giftsWrong(lines: readonly SaleLine[]): Wrong {
  const isGift = new Map(lines.map(({ id, gift }) => [id, gift === true]))
  for (const [index, { gift, giftOf }] of lines.entries()) {
    if (giftOf === undefined) continue
    const field = `lines[${index}].giftOf`
    if (gift !== true) return { code: 'commerce.not-a-gift', field }
    const ofGift = isGift.get(giftOf)
    if (ofGift === undefined) return { code: 'commerce.unknown-line', field, id: giftOf }
    if (ofGift) return { code: 'commerce.gift-of-gift', field }
  }
  return undefined
}

function discountsWrong({ orderDiscounts = [] }: SaleTerms): Wrong {
  for (const [index, { amount }] of orderDiscounts.entries()) {
    const wrong = wholeWrong(amount, `orderDiscounts[${index}].amount`)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

function shippingWrong({ shipping }: { readonly shipping?: ShippingTerms | undefined }): Wrong {
  if (shipping === undefined) return undefined
  return (
    wholeWrong(shipping.amount, 'shipping.amount') ??
    percentWrong(shipping.taxRate, 'shipping.taxRate') ??
    wholeWrong(shipping.discount, 'shipping.discount') ??
    discountWrong(shipping.discount, shipping.amount, 'shipping.discount')
  )
}
