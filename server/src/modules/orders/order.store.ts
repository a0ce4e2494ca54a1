import { isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import type { OrderItem } from './order-terms.ts'
import type { PricedOrder } from './price-order.ts'

/** An order to be written. `fields` are as they are stored, its own and each line's. */
export interface NewOrder {
  readonly id: string
  readonly item: OrderItem
  readonly content: string
  readonly priced: PricedOrder
  readonly fields: object
  readonly lineFields: readonly object[]
}

const ORDER = {
  id: 'uuid',
  source: 'text',
  number: 'text',
  customer: 'text',
  currency: 'text',
  tax_included: 'boolean',
  ordered_at: 'timestamptz',
  paid_outside: 'boolean',
  shipping_minor: 'bigint',
  shipping_discount_minor: 'bigint',
  shipping_tax_rate: 'numeric',
  shipping_tax_minor: 'bigint',
  shipping_paid_minor: 'bigint',
  content_sha256: 'text',
  fields: 'jsonb',
} as const

/** Writes orders whose source and number are not there yet, in order of number; answers the ids of those written. */
export async function insertOrders(tx: Transaction, orders: readonly NewOrder[]): Promise<Set<string>> {
  const rows = orders
    .map(({ id, item, content, priced: { shipping }, fields }) => ({
      id,
      source: item.source,
      number: item.number,
      customer: item.customer,
      currency: item.currency,
      tax_included: item.taxIncluded,
      ordered_at: isoOf(item.orderedAt),
      paid_outside: item.payments === undefined,
      shipping_minor: shipping.amount,
      shipping_discount_minor: shipping.discount,
      shipping_tax_rate: decimal(item.shipping.taxRate),
      shipping_tax_minor: shipping.tax,
      shipping_paid_minor: shipping.paid,
      content_sha256: content,
      fields: JSON.stringify(fields),
    }))
    .sort((a, b) => compare(a.number, b.number) || compare(a.source, b.source))
  const ending = sql<{ id: string }>`on conflict (number, source) do nothing returning id`
  const written = await insertMany(tx, 'sales_order', ORDER, rows, { ending })
  return new Set(written.map(({ id }) => id))
}

const LINE = {
  id: 'uuid',
  order_id: 'uuid',
  source: 'text',
  record_key: 'uuid',
  content_key: 'uuid',
  order_number: 'text',
  reference: 'text',
  product: 'text',
  product_name: 'text',
  customer: 'text',
  quantity: 'integer',
  unit_price_minor: 'bigint',
  gross_minor: 'bigint',
  discount_minor: 'bigint',
  order_discount_minor: 'bigint',
  tax_rate: 'numeric',
  tax_minor: 'bigint',
  paid_minor: 'bigint',
  currency: 'text',
  ordered_at: 'timestamptz',
  gift: 'boolean',
  gift_of: 'uuid',
  bundle: 'text',
  details: 'jsonb',
  fields: 'jsonb',
} as const

/** Writes the lines of orders, with their serial numbers, and the orders' discounts. */
export async function insertOrderContents(tx: Transaction, orders: readonly NewOrder[]): Promise<void> {
  const lines = orders.flatMap(({ id: order_id, item, priced, lineFields }) =>
    priced.lines.map(({ id, item: line, priced: amounts, ...terms }, index) => ({
      id,
      order_id,
      source: item.source,
      record_key: id,
      content_key: id,
      order_number: item.number,
      reference: line.reference ?? null,
      product: line.product,
      product_name: line.productName,
      customer: item.customer,
      quantity: terms.quantity,
      unit_price_minor: terms.unitPrice,
      gross_minor: amounts.gross,
      discount_minor: amounts.discount,
      order_discount_minor: amounts.orderDiscount,
      tax_rate: decimal(terms.taxRate),
      tax_minor: amounts.tax,
      paid_minor: amounts.paid,
      currency: item.currency,
      ordered_at: isoOf(item.orderedAt),
      gift: amounts.gift,
      gift_of: terms.giftOf,
      bundle: terms.bundle,
      details: '{}',
      fields: JSON.stringify(lineFields[index] ?? {}),
    })),
  )
  await insertMany(tx, 'order_line', LINE, lines)
  const serials = orders.flatMap(({ priced }) =>
    priced.lines.flatMap(({ id, item }) => (item.serials ?? []).map((serial) => ({ order_line_id: id, serial }))),
  )
  await insertMany(tx, 'order_line_serial', { order_line_id: 'uuid', serial: 'text' }, serials)
  const discounts = orders.flatMap(({ id, priced }) =>
    priced.discounts.map(({ kind, label, over, applied }, index) => {
      return { order_id: id, position: index + 1, kind, label, over, amount_minor: applied }
    }),
  )
  await insertMany(tx, 'order_discount', DISCOUNT, discounts)
}

const DISCOUNT = {
  order_id: 'uuid',
  position: 'integer',
  kind: 'text',
  label: 'text',
  over: 'text',
  amount_minor: 'bigint',
} as const

const NAME = { source: 'text', number: 'text' } as const

/** The orders that have these sources and numbers, with the digest of what was recorded. */
export async function recordedOrders(
  tx: Transaction,
  names: readonly { readonly source: string; readonly number: string }[],
) {
  if (names.length === 0) return []
  const rows = names.map(({ source, number }) => ({ source, number }))
  const found = await sql<{ id: string; source: string; number: string; content_sha256: string | null }>`
    select id, source, number, content_sha256 from sales_order
    where (number, source) in (select number, source from ${givenRows(NAME, rows)})`.execute(tx)
  return found.rows
}

const decimal = (rate: number | undefined) => (rate === undefined ? null : String(rate))

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
