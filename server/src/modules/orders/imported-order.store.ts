import { isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import type { NewOrderLine } from './sold-line.ts'

/** A line, and the number of the order it goes to. */
export interface NumberedLine {
  readonly line: NewOrderLine
  readonly number: string
}

const HEADER = {
  position: 'integer',
  id: 'uuid',
  source: 'text',
  number: 'text',
  customer: 'text',
  currency: 'text',
  ordered_at: 'timestamptz',
  record_key: 'uuid',
} as const

/**
 * Records the orders that are not there yet of lines that are not there yet, each with what its first line says. Such an
 * order is known by the id of that line. In order of number, lest two imports at once wait for each other.
 *
 * Subqueries, not joins: in the first import of 168,000 lines the tables are not analysed yet, and the planner read all there
 * was for every batch.
 */
export async function insertOrdersOf(tx: Transaction, lines: readonly NumberedLine[]): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map(({ line, number }, position) => ({
    position,
    id: line.id,
    source: line.source,
    number,
    customer: line.customer,
    currency: line.currency,
    ordered_at: isoOf(line.orderedAt),
    record_key: line.recordKey,
  }))
  await sql`
    insert into sales_order (id, source, number, customer, currency, tax_included, ordered_at, paid_outside)
    select distinct on (number, source) id, source, number, customer, currency, true, ordered_at, true
    from ${givenRows(HEADER, rows)}
    where (select id from order_line where order_line.record_key = given.record_key) is null
    order by number, source, position
    on conflict (number, source) do nothing`.execute(tx)
}

/** The ids of the orders with these numbers, by `orderKey`: what else is in another currency is left out. */
export async function ordersOf(tx: Transaction, lines: readonly NumberedLine[]): Promise<Map<string, string>> {
  if (lines.length === 0) return new Map()
  const named = lines.map(
    ({ line: { source, currency }, number }) =>
      [orderKey(source, number, currency), { source, number, currency }] as const,
  )
  const rows = [...new Map(named).values()]
  const found = await sql<{ id: string | null; source: string; number: string; currency: string }>`
    select source, number, currency, (
      select id from sales_order
      where sales_order.number = given.number and sales_order.source = given.source and sales_order.currency = given.currency
    ) as id
    from ${givenRows({ source: 'text', number: 'text', currency: 'text' }, rows)}`.execute(tx)
  const entries = found.rows.map(
    ({ id, source, number, currency }) => [orderKey(source, number, currency), id] as const,
  )
  return new Map(entries.flatMap(([key, id]) => (id === null ? [] : [[key, id] as const])))
}

export const orderKey = (source: string, number: string, currency: string) => JSON.stringify([source, number, currency])

const LINE = {
  id: 'uuid',
  order_id: 'uuid',
  source: 'text',
  record_key: 'uuid',
  content_key: 'uuid',
  import_id: 'uuid',
  line_number: 'bigint',
  order_number: 'text',
  product: 'text',
  product_name: 'text',
  customer: 'text',
  quantity: 'integer',
  paid_minor: 'bigint',
  gross_minor: 'bigint',
  currency: 'text',
  ordered_at: 'timestamptz',
  delivered_at: 'timestamptz',
  details: 'jsonb',
} as const

/** Writes the lines that are not there yet; answers the ids of those written. */
export async function insertLines(
  tx: Transaction,
  lines: readonly { readonly line: NewOrderLine; readonly orderId: string }[],
): Promise<Set<string>> {
  const rows = lines.map(({ line, orderId }) => ({
    id: line.id,
    order_id: orderId,
    source: line.source,
    record_key: line.recordKey,
    content_key: line.contentKey,
    import_id: line.importId,
    line_number: line.lineNumber,
    order_number: line.orderNumber,
    product: line.product,
    product_name: line.productName,
    customer: line.customer,
    quantity: line.quantity,
    paid_minor: line.paidMinor,
    gross_minor: line.paidMinor,
    currency: line.currency,
    ordered_at: isoOf(line.orderedAt),
    delivered_at: line.deliveredAt === null ? null : isoOf(line.deliveredAt),
    details: JSON.stringify(line.details),
  }))
  const ending = sql<{ id: string }>`on conflict (record_key) do nothing returning id`
  const written = await insertMany(tx, 'order_line', LINE, rows, { ending })
  return new Set(written.map((row) => row.id))
}
