import { balanceOf } from '@aftersale/commerce'
import {
  type Answer,
  type AnswerOf,
  type Caller,
  type QueryOf,
  type RefusalOf,
  readCursor,
  type routes,
  writeCursor,
} from '@aftersale/contract'
import { accept, type Instant, instantOf, isoOf, type Result } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import { beginningWith } from '../../platform/beginning-with.ts'
import { countUpTo } from '../../platform/count-up-to.ts'
import type { Database } from '../../platform/database.ts'
import { isFoundByFields } from '../fields/index.ts'
import { customerNames } from './customer-names.store.ts'
import { readOrders } from './load-orders.store.ts'
import type { OpenOrder } from './open-order.ts'

type Route = typeof routes.listOrders
type Ask = QueryOf<Route>
type Conditions = QueryOf<typeof routes.countOrders>

interface Placed {
  readonly id: string
  readonly ordered_at: Instant
}

/** A page of orders, the latest first. */
export async function listOrders(
  database: Database,
  ask: Ask,
  caller: Caller,
): Promise<Result<AnswerOf<Route>, RefusalOf<Route>>> {
  const after = ask.cursor === undefined ? null : readCursor(ask.cursor, ['number', 'id'])
  if (after !== null && !after.ok) return after
  const found = await isFoundByFields(database, 'order', ask.field)
  if (!found.ok) return found
  const from = after === null ? null : after.value
  const rows = await (ask.product === undefined ? placeOrders : placeOrdersOfProduct)(database, ask, from, found.value)
  const page = rows.slice(0, ask.limit)
  const ids = page.map(({ id }) => id)
  const [orders, names] = await Promise.all([readOrders(database, ids), customerNames(database, ids, caller)])
  const items = page.flatMap(({ id }) => {
    const order = orders.get(id)
    return order === undefined ? [] : [summaryOf(order, names)]
  })
  const last = page.at(-1)
  return accept({
    items,
    next: rows.length > ask.limit && last !== undefined ? writeCursor([last.ordered_at, last.id]) : null,
  })
}

/** How many orders a list would hold. */
export async function countOrders(database: Database, asked: Conditions): Answer<typeof routes.countOrders> {
  const found = await isFoundByFields(database, 'order', asked.field)
  if (!found.ok) return found
  const rows =
    asked.product === undefined
      ? sql`select from sales_order where ${orderConditions(asked)} and ${found.value}`
      : sql`select distinct order_id from order_line where ${lineConditions(asked, found.value)}`
  return accept(await countUpTo(database, rows))
}

/** An order as lists show it, with the names of customers by order. */
export function summaryOf({ header, book }: OpenOrder, names: ReadonlyMap<string, string>) {
  const { id, source, number, customer, currency, orderedAt } = header
  const { paidOutside } = book
  return {
    id,
    source,
    number,
    customer,
    customerName: names.get(id) ?? null,
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
  return database
    .selectFrom('sales_order')
    .select(['id', 'ordered_at'])
    .where(orderConditions(ask))
    .where(isAfter(sql.ref('id'), after))
    .where(found)
    .orderBy('ordered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(ask.limit + 1)
    .execute()
}

function orderConditions(asked: Conditions): RawBuilder<boolean> {
  const parts = [sql<boolean>`true`, ...within(asked)]
  if (asked.source !== undefined) parts.push(sql`source = ${asked.source}`)
  if (asked.number !== undefined) parts.push(sql`number = ${asked.number}`)
  if (asked.customer !== undefined) parts.push(sql`customer = ${asked.customer}`)
  if (asked.q !== undefined) parts.push(isNamed(asked.q))
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

/** Of a product the lines are read, backwards from the index `order_line_product`; an order has several lines of one seldom. */
async function placeOrdersOfProduct(
  database: Database,
  ask: Ask,
  after: After,
  found: RawBuilder<boolean>,
): Promise<Placed[]> {
  return database
    .selectFrom('order_line')
    .select(['order_id as id', 'ordered_at'])
    .distinct()
    .where(lineConditions(ask, found))
    .where(isAfter(sql.ref('order_id'), after))
    .orderBy('ordered_at', 'desc')
    .orderBy('order_id', 'desc')
    .limit(ask.limit + 1)
    .execute()
}

/** The same of a line, which knows of its order what lists are narrowed to most. */
function lineConditions(asked: Conditions, found: RawBuilder<boolean>): RawBuilder<boolean> {
  const { source, number, customer, product = '', q, field } = asked
  const parts = [sql<boolean>`product = ${product}`, ...within(asked)]
  if (source !== undefined) parts.push(sql`source = ${source}`)
  if (number !== undefined) parts.push(sql`order_number = ${number}`)
  if (customer !== undefined) parts.push(sql`customer = ${customer}`)
  if (field !== undefined || q !== undefined) {
    parts.push(sql`exists (select from sales_order where sales_order.id = order_line.order_id and ${found}
      and ${q === undefined ? sql`true` : isNamed(q)})`)
  }
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

/** Whether an order's number begins with what was typed, or it is of the customer of that number: each along its index. */
const isNamed = (typed: string) => sql<boolean>`sales_order.id in (
  select id from sales_order where number like ${beginningWith(typed)}
  union all select id from sales_order where customer = ${typed.trim()})`

function within({ from, before }: Pick<Conditions, 'from' | 'before'>): RawBuilder<boolean>[] {
  const parts: RawBuilder<boolean>[] = []
  if (from !== undefined) parts.push(sql`ordered_at >= ${isoOf(from)}`)
  if (before !== undefined) parts.push(sql`ordered_at < ${isoOf(before)}`)
  return parts
}

function isAfter(id: RawBuilder<unknown>, after: After): RawBuilder<boolean> {
  if (after === null) return sql`true`
  const [at, last] = after
  return sql`(ordered_at, ${id}) < (${isoOf(instantOf(at))}, ${last}::uuid)`
}
