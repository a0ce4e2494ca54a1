import { balanceOf } from '@aftersale/commerce'
import { type AnswerOf, type QueryOf, type RefusalOf, readCursor, type routes, writeCursor } from '@aftersale/contract'
import { accept, type Instant, instantOf, isoOf, type Result } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import { beginningWith } from '../../platform/beginning-with.ts'
import type { Database } from '../../platform/database.ts'
import { isFoundByFields } from '../fields/index.ts'
import { readOrders } from './load-orders.store.ts'
import type { OpenOrder } from './open-order.ts'

type Route = typeof routes.listOrders
type Ask = QueryOf<Route>

interface Placed {
  readonly id: string
  readonly ordered_at: Instant
}

/** A page of orders, the latest first. */
export async function listOrders(database: Database, ask: Ask): Promise<Result<AnswerOf<Route>, RefusalOf<Route>>> {
  const after = ask.cursor === undefined ? null : readCursor(ask.cursor, ['number', 'id'])
  if (after !== null && !after.ok) return after
  const found = await isFoundByFields(database, 'order', ask.field)
  if (!found.ok) return found
  const from = after === null ? null : after.value
  const rows = await (ask.product === undefined ? placeOrders : placeOrdersOfProduct)(database, ask, from, found.value)
  const page = rows.slice(0, ask.limit)
  const orders = await readOrders(
    database,
    page.map(({ id }) => id),
  )
  const items = page.flatMap(({ id }) => {
    const order = orders.get(id)
    return order === undefined ? [] : [summaryOf(order)]
  })
  const last = page.at(-1)
  return accept({
    items,
    next: rows.length > ask.limit && last !== undefined ? writeCursor([last.ordered_at, last.id]) : null,
  })
}

/** An order as lists show it. */
export function summaryOf({ header, book }: OpenOrder) {
  const { id, source, number, customer, currency, orderedAt } = header
  const { paidOutside } = book
  return {
    id,
    source,
    number,
    customer,
    currency,
    orderedAt,
    paidOutside,
    lines: book.lines.size,
    account: balanceOf(book),
  }
}

type After = readonly [number, string] | null

/**
 * Read backwards from the index that begins with what is asked for: `sales_order_customer`, `sales_order_source`,
 * `sales_order_number_source_key`, or `sales_order_ordered` where nothing is.
 */
async function placeOrders(database: Database, ask: Ask, after: After, found: RawBuilder<boolean>): Promise<Placed[]> {
  const { source, number, customer, q, from, before, limit } = ask
  return database
    .selectFrom('sales_order')
    .select(['id', 'ordered_at'])
    .$if(source !== undefined, (query) => query.where('source', '=', source ?? ''))
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? ''))
    .$if(customer !== undefined, (query) => query.where('customer', '=', customer ?? ''))
    .$if(q !== undefined, (query) => query.where(isNamed(q ?? '')))
    .where(within(sql.ref('ordered_at'), sql.ref('id'), { from, before, after }))
    .where(found)
    .orderBy('ordered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** Of a product the lines are read, backwards from the index `order_line_product`; an order has several lines of one seldom. */
async function placeOrdersOfProduct(
  database: Database,
  ask: Ask,
  after: After,
  found: RawBuilder<boolean>,
): Promise<Placed[]> {
  const { source, number, customer, product, q, from, before, limit, field } = ask
  return database
    .selectFrom('order_line')
    .select(['order_id as id', 'ordered_at'])
    .distinct()
    .where('product', '=', product ?? '')
    .$if(source !== undefined, (query) => query.where('source', '=', source ?? ''))
    .$if(number !== undefined, (query) => query.where('order_number', '=', number ?? ''))
    .$if(customer !== undefined, (query) => query.where('customer', '=', customer ?? ''))
    .where(within(sql.ref('ordered_at'), sql.ref('order_id'), { from, before, after }))
    .$if(field !== undefined || q !== undefined, (query) =>
      query.where(
        sql<boolean>`exists (select from sales_order where sales_order.id = order_line.order_id and ${found}
          and ${q === undefined ? sql`true` : isNamed(q)})`,
      ),
    )
    .orderBy('ordered_at', 'desc')
    .orderBy('order_id', 'desc')
    .limit(limit + 1)
    .execute()
}

/** Whether an order's number begins with what was typed, or it is of the customer of that number: each along its index. */
const isNamed = (typed: string) => sql<boolean>`sales_order.id in (
  select id from sales_order where number like ${beginningWith(typed)}
  union all select id from sales_order where customer = ${typed.trim()})`

function within(
  orderedAt: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  { from, before, after }: { from: Instant | undefined; before: Instant | undefined; after: After },
): RawBuilder<boolean> {
  const parts = [sql<boolean>`true`]
  if (from !== undefined) parts.push(sql<boolean>`${orderedAt} >= ${isoOf(from)}`)
  if (before !== undefined) parts.push(sql<boolean>`${orderedAt} < ${isoOf(before)}`)
  if (after !== null) {
    const [at, last] = after
    parts.push(sql<boolean>`(${orderedAt}, ${id}) < (${isoOf(instantOf(at))}, ${last}::uuid)`)
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}
