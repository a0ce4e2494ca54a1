import { type AnswerOf, type QueryOf, readCursor, type routes, writeCursor } from '@aftersale/contract'
import { accept, type Result } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

type Page = AnswerOf<typeof routes.listOrderLines>

/** A page of order lines, the last taken in first. */
export async function listOrderLines(
  database: Database,
  ask: QueryOf<typeof routes.listOrderLines>,
): Promise<Result<Page, { readonly code: 'paging.cursor-wrong' }>> {
  const { source, orderNumber, customer, product, limit } = ask
  const after = ask.cursor === undefined ? null : readCursor(ask.cursor, ['id'])
  if (after !== null && !after.ok) return after
  let query = database
    .selectFrom('order_line')
    .select(['id', 'source', 'order_number', 'customer', 'product', 'product_name', 'quantity', 'paid_minor'])
    .select(['currency', 'ordered_at', 'delivered_at', 'claimed_units', 'claimed_minor'])
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (source !== undefined) query = query.where('source', '=', source)
  if (orderNumber !== undefined) query = query.where('order_number', '=', orderNumber)
  if (customer !== undefined) query = query.where('customer', '=', customer)
  if (product !== undefined) query = query.where('product', '=', product)
  if (after !== null) query = query.where(sql<boolean>`id < ${after.value[0]}::uuid`)
  const rows = await query.execute()
  const items = rows.slice(0, limit).map(({ currency, ...row }) => ({
    id: row.id,
    source: row.source,
    orderNumber: row.order_number,
    customer: row.customer,
    product: row.product,
    productName: row.product_name,
    quantity: row.quantity,
    paid: { minor: row.paid_minor, currency },
    orderedAt: row.ordered_at,
    deliveredAt: row.delivered_at,
    claimedUnits: row.claimed_units,
    claimed: { minor: row.claimed_minor, currency },
  }))
  const last = items.at(-1)
  return accept({ items, next: rows.length > limit && last !== undefined ? writeCursor([last.id]) : null })
}
