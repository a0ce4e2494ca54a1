import type { Bilingual } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'

/** The order that a session is for. */
export interface OwnOrder {
  readonly id: string
  readonly source: string
  readonly number: string
  readonly customer: string
  readonly currency: string
  readonly orderedAt: Instant
  /** The last four digits of a phone of the customer's, for carriers that ask. */
  readonly phoneTail: string | null
}

/** Holds an order until the transaction ends: of requests for its last unit that come at once, one is filed. */
export const lockOwnOrder = (tx: Transaction, id: string): Promise<OwnOrder> => readOwn(tx, id, sql`for update of head`)

export const ownOrder = (database: Database, id: string): Promise<OwnOrder> => readOwn(database, id, sql``)

async function readOwn(database: Database | Transaction, id: string, lock: RawBuilder<unknown>): Promise<OwnOrder> {
  const { rows } = await sql<OwnOrder>`
    select head.id, head.source, head.number, head.customer, currency, ordered_at as "orderedAt",
      right(regexp_replace(customer.phones[1], '\\D', '', 'g'), 4) as "phoneTail"
    from sales_order as head
    left join customer on customer.source = head.source and customer.number = head.customer
    where head.id = ${id}::uuid ${lock}`.execute(database)
  const [row] = rows
  if (row === undefined) throw new Error(`expected the order ${id} of a session to be there`)
  return row
}

/** A line of an order with its product, as consumers and offers know it. */
export interface OwnLine {
  readonly id: string
  readonly reference: string | null
  readonly product: string
  readonly name: Bilingual
  readonly category: string | null
  readonly fields: Readonly<Record<string, unknown>>
  readonly quantity: number
  readonly freeUnits: number
  readonly paidMinor: number
  readonly deliveredAt: Instant | null
  readonly shipped: boolean
}

/** The lines of an order as they were sold; those of which nothing is left, because it was cancelled, too. */
export async function ownLines(database: Database, orderId: string): Promise<OwnLine[]> {
  const { rows } = await sql<OwnLine & { names: Partial<Bilingual> | null; sold: string }>`
    select line.id, line.reference, line.product, line.product_name as sold, product.name as names, product.category,
      coalesce(product.fields, '{}') as fields, line.quantity, line.paid_minor as "paidMinor",
      line.quantity - line.cancelled_units - line.claimed_units as "freeUnits", line.delivered_at as "deliveredAt",
      line.shipped_units > 0 or line.delivered_at is not null as shipped
    from order_line as line left join product on product.code = line.product
    where line.order_id = ${orderId}::uuid order by line.id limit 200`.execute(database)
  return rows.map(({ names, sold, ...line }) => ({
    ...line,
    name: { en: names?.en ?? sold, 'zh-CN': names?.['zh-CN'] ?? sold },
  }))
}
