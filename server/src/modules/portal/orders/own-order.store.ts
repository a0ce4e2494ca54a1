import type { Bilingual, PortalVisitor } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { instantInJson } from '../../../platform/instant-in-json.ts'

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
  /** As they were sold; those of which nothing is left, because it was cancelled, too. */
  readonly lines: readonly OwnLine[]
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

interface LineRow extends Omit<OwnLine, 'name'> {
  readonly names: Partial<Bilingual> | null
  readonly sold: string
}

/** An order as it is read: one value of JSON, so that a session is found together with its order. */
export type OrderRow = Omit<OwnOrder, 'lines'> & { readonly lines: readonly LineRow[] }

/** A column: the order with this id. */
export const orderWithId = (id: RawBuilder<unknown>): RawBuilder<OrderRow | null> => sql`(
  select json_build_object('id', head.id, 'source', head.source, 'number', head.number, 'customer', head.customer,
    'currency', head.currency, 'orderedAt', ${instantInJson(sql`head.ordered_at`)},
    'phoneTail', right(regexp_replace(customer.phones[1], '\\D', '', 'g'), 4),
    'lines', (select coalesce(json_agg(own), '[]') from (
      select line.id, line.reference, line.product, line.product_name as sold, product.name as names, product.category,
        coalesce(product.fields, '{}') as fields, line.quantity, line.paid_minor as "paidMinor",
        line.quantity - line.cancelled_units - line.claimed_units as "freeUnits",
        ${instantInJson(sql`line.delivered_at`)} as "deliveredAt",
        line.shipped_units > 0 or line.delivered_at is not null as shipped
      from order_line as line left join product on product.code = line.product
      where line.order_id = head.id order by line.id limit 200) as own))
  from sales_order as head
  left join customer on customer.source = head.source and customer.number = head.customer
  where head.id = ${id})`

const orderFrom = ({ lines, ...head }: OrderRow): OwnOrder => ({
  ...head,
  lines: lines.map(({ names, sold, ...line }) => ({
    ...line,
    name: { en: names?.en ?? sold, 'zh-CN': names?.['zh-CN'] ?? sold },
  })),
})

export async function ownOrder(database: Database | Transaction, id: string): Promise<OwnOrder> {
  const { rows } = await sql<{ order: OrderRow | null }>`select ${orderWithId(sql`${id}::uuid`)} as "order"`.execute(
    database,
  )
  return toBeThere(rows[0]?.order, id)
}

/** Holds an order until the transaction ends: of requests for its last unit that come at once, one is filed. */
export async function lockOwnOrder(tx: Transaction, id: string): Promise<OwnOrder> {
  // Read together with waiting for the lock its lines would be those from before the wait.
  await sql`select from sales_order where id = ${id}::uuid for update`.execute(tx)
  return await ownOrder(tx, id)
}

const ofVisitors = new WeakMap<PortalVisitor, OwnOrder>()

/** Notes the order that was read together with the session of a visitor. */
export const noteOrder = (visitor: PortalVisitor, order: OrderRow | null): void =>
  void ofVisitors.set(visitor, toBeThere(order, visitor.orderId))

/** The order of a visitor as it was when they were let in; who changes something holds it first. */
export const orderOf = (visitor: PortalVisitor): OwnOrder => {
  const order = ofVisitors.get(visitor)
  if (order === undefined) throw new Error(`expected the order ${visitor.orderId} to be read with its session`)
  return order
}

function toBeThere(order: OrderRow | null | undefined, id: string): OwnOrder {
  if (order === null || order === undefined) throw new Error(`expected the order ${id} of a session to be there`)
  return orderFrom(order)
}
