import type { OrderBook } from '@aftersale/commerce'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import type { OrderHeader } from '../orders/index.ts'
import type { KnownPayment, RefundOrder } from './refund-subject.ts'

type Facts = Omit<RefundOrder, 'book' | 'asked'>
interface Opened {
  readonly header: OrderHeader
  readonly book: OrderBook
}

/**
 * What quotations need of these orders beside their books, by order id. Names are those of gifts and of lines that returns
 * are about: others do not come up.
 */
export async function orderFacts(
  database: Transaction | Database,
  orders: readonly Opened[],
): Promise<Map<string, Facts>> {
  if (orders.length === 0) return new Map()
  const ids = orders.map(({ header }) => header.id)
  const named = orders.flatMap(({ book }) => [...book.returns.values()].map(({ line }) => line))
  const gifts = orders.flatMap(({ book }) => [...book.lines.values()].flatMap(({ id, gift }) => (gift ? [id] : [])))
  const [taxIncluded, lines, returnLines, payments] = [
    await taxIncludedOf(database, ids),
    await linesOf(database, [...new Set([...named, ...gifts])]),
    await pricesOf(database, ids),
    await paymentsOf(database, orders),
  ]
  return new Map(
    orders.map(({ header }) => [
      header.id,
      {
        number: header.number,
        taxIncluded: taxIncluded.has(header.id),
        lines,
        returnLines,
        payments: payments.get(header.id) ?? new Map<string, KnownPayment>(),
      },
    ]),
  )
}

async function taxIncludedOf(database: Transaction | Database, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from sales_order where id = any(${[...ids]}::uuid[]) and tax_included`.execute(database)
  return new Set(rows.map(({ id }) => id))
}

async function linesOf(database: Transaction | Database, ids: readonly string[]): Promise<RefundOrder['lines']> {
  const { rows } = await sql<{ id: string; name: string; gift_of: string | null }>`
    select id, product_name as name, gift_of from order_line where id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, name, gift_of }) => [id, { name, giftOf: gift_of }]))
}

async function pricesOf(
  database: Transaction | Database,
  orderIds: readonly string[],
): Promise<RefundOrder['returnLines']> {
  const { rows } = await sql<{ id: string; gross: number; tax: number }>`
    select id, gross_minor as gross, tax_minor as tax from return_line
    where order_id = any(${[...orderIds]}::uuid[]) and gross_minor is not null`.execute(database)
  return new Map(rows.map(({ id, gross, tax }) => [id, { gross, tax }]))
}

async function paymentsOf(database: Transaction | Database, orders: readonly Opened[]) {
  const paid = orders.filter(({ book }) => book.payments.size > 0).map(({ header }) => header.id)
  const payments = new Map<string, Map<string, KnownPayment>>()
  if (paid.length === 0) return payments
  const { rows } = await sql<KnownPayment & { order_id: string }>`
    select order_id, id, provider, provider_reference as reference from order_payment
    where order_id = any(${paid}::uuid[]) order by captured_at, id`.execute(database)
  for (const { order_id, ...payment } of rows) {
    const of = payments.get(order_id) ?? new Map<string, KnownPayment>()
    payments.set(order_id, of.set(payment.id, payment))
  }
  return payments
}
