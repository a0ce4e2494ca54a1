import { LARGEST_SUM, type PricedLine, priceSale, type SaleLine, type SaleRefusal } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import { accept, allocate, type Result, refuse } from '@aftersale/kernel'
import type { BundleItem, ComponentItem, OrderItem, SoldItem } from './order-terms.ts'

/** One line of an order to be recorded, with what it came to. */
interface PricedOrderLine {
  readonly id: string
  readonly item: SoldItem | ComponentItem
  readonly quantity: number
  /** Unknown of a component: the bundle has the price. */
  readonly unitPrice: number | null
  readonly taxRate: number | undefined
  readonly giftOf: string | null
  readonly bundle: string | null
  readonly priced: PricedLine
}

/** An order to be recorded. All amounts are minor units. */
export interface PricedOrder {
  readonly lines: readonly PricedOrderLine[]
  readonly discounts: readonly (OrderItem['orderDiscounts'][number] & { readonly applied: number })[]
  readonly shipping: { readonly amount: number; readonly discount: number; readonly tax: number; readonly paid: number }
  readonly sold: number
}

type Refused = SaleRefusal | KnownRefusal<'orders.too-many-serials' | 'orders.sum-too-large'>

/** A line before it is priced: `at` is where in the order it stands. */
interface Drafted extends Omit<PricedOrderLine, 'priced'> {
  readonly at: string
  readonly sale: SaleLine
}

/**
 * Prices an order as it was sold. A bundle becomes a line a component, whose share of the bundle's price and discount is
 * fixed here, by weight. Line ids are the caller's to make.
 */
export function priceOrder(order: OrderItem, newId: () => string): Result<PricedOrder, Refused> {
  const drafted = draftLines(order, newId)
  if (!drafted.ok) return drafted
  const { currency, taxIncluded, orderDiscounts, shipping } = order
  const lines = drafted.value
  const priced = priceSale({ currency, taxIncluded, orderDiscounts, shipping, lines: lines.map(({ sale }) => sale) })
  if (!priced.ok) return refuse({ ...priced.refusal, field: fieldIn(lines, priced.refusal.field) })
  const { totals, shipping: pricedShipping } = priced.value
  const paidIn = (order.payments ?? []).reduce((sum, { amount }) => sum + amount, 0)
  if (Math.max(totals.gross, totals.paid, paidIn) > LARGEST_SUM) {
    return refuse({ code: 'orders.sum-too-large', most: LARGEST_SUM, currency })
  }
  return accept({
    lines: lines.map((line, index) => ({ ...line, priced: nth(priced.value.lines, index) })),
    discounts: orderDiscounts.map((one, index) => ({
      ...one,
      applied: nth(priced.value.orderDiscounts, index).applied,
    })),
    shipping: {
      amount: pricedShipping.gross,
      discount: pricedShipping.discount + pricedShipping.orderDiscount,
      tax: pricedShipping.tax,
      paid: pricedShipping.paid,
    },
    sold: totals.paid,
  })
}

function draftLines(order: OrderItem, newId: () => string): Result<Drafted[], Refused> {
  const lines = [
    ...order.lines.map((line, index) => draftLine(line, `lines[${index}]`, newId())),
    ...order.bundles.flatMap((bundle, index) => draftBundle(bundle, `bundles[${index}]`, newId)),
  ]
  const twice = nameTwice(order, lines)
  if (twice !== undefined) return refuse(twice)
  for (const { item, quantity, at } of lines) {
    const { serials = [] } = item
    if (serials.length > quantity || new Set(serials).size < serials.length) {
      return refuse({ code: 'orders.too-many-serials', field: `${at}.serials`, most: quantity })
    }
  }
  return withGifts(lines)
}

function draftLine(item: SoldItem, at: string, id: string): Drafted {
  const { quantity, unitPrice, taxRate, discount, gift } = item
  const sale = { id, quantity, unitPrice, taxRate, discount, gift }
  return { id, item, at, sale, quantity, unitPrice, taxRate, giftOf: null, bundle: null }
}

/** To the pricing a component is one piece: its share of the price is seldom a multiple of its units. */
function draftBundle(bundle: BundleItem, at: string, newId: () => string): Drafted[] {
  const weights = bundle.components.map(({ weight }) => weight)
  const total = bundle.price * bundle.quantity
  const sum = weights.reduce((all, weight) => all + weight, 0)
  // Beyond what can be split exactly: priced as it stands, which refuses it.
  const splits = Number.isSafeInteger(total) && Number.isSafeInteger(sum)
  const prices = splits ? allocate(total, weights) : weights.map(() => Number.MAX_SAFE_INTEGER)
  const discounts = splits ? allocate(bundle.discount ?? 0, prices) : weights.map(() => 0)
  return bundle.components.map((item, index) => {
    const id = newId()
    const taxRate = item.taxRate ?? bundle.taxRate
    const sale = { id, quantity: 1, unitPrice: prices[index] ?? 0, taxRate, discount: discounts[index] ?? 0 }
    const quantity = item.quantity * bundle.quantity
    const place = `${at}.components[${index}]`
    return { id, item, at: place, sale, quantity, unitPrice: null, taxRate, giftOf: null, bundle: bundle.name }
  })
}

function nameTwice(order: OrderItem, lines: readonly Drafted[]): Refused | undefined {
  const references = new Set<string>()
  for (const { item, at } of lines) {
    if (item.reference === undefined) continue
    if (references.has(item.reference)) {
      return { code: 'commerce.id-twice', field: `${at}.reference`, id: item.reference }
    }
    references.add(item.reference)
  }
  const names = order.bundles.map(({ name }) => name)
  const again = names.findIndex((name, index) => names.indexOf(name) < index)
  if (again === -1) return undefined
  return { code: 'commerce.id-twice', field: `bundles[${again}].name`, id: names[again] ?? '' }
}

function withGifts(lines: readonly Drafted[]): Result<Drafted[], Refused> {
  const byReference = new Map(lines.map(({ item, id }) => [item.reference, id]))
  const linked: Drafted[] = []
  for (const line of lines) {
    const named = 'giftOf' in line.item ? line.item.giftOf : undefined
    const giftOf = named === undefined ? null : byReference.get(named)
    if (giftOf === undefined)
      return refuse({ code: 'commerce.unknown-line', field: `${line.at}.giftOf`, id: named ?? '' })
    linked.push(giftOf === null ? line : { ...line, giftOf, sale: { ...line.sale, giftOf } })
  }
  return accept(linked)
}

/** The pricing knows lines alone: where it says `lines[3]`, that may be a component of a bundle. */
const fieldIn = (lines: readonly Drafted[], field: string) =>
  field.replace(/^lines\[(\d+)\]/, (whole, index) => lines[Number(index)]?.at ?? whole)

function nth<T>(items: readonly T[], index: number): T {
  const item = items[index]
  if (item === undefined) throw new Error(`expected what was priced at ${index}, found none`)
  return item
}
