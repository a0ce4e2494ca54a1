import { type Json, type QueryOf, readCursor, type routes, writeCursor } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { readInvoiceLines } from './invoice.store.ts'

/** Invoices in the order they were requested: ids sort by time. */
export async function listInvoices(
  database: Database,
  { cursor, limit, ...filter }: QueryOf<typeof routes.listInvoices>,
) {
  const after = cursor === undefined ? accept(null) : readCursor(cursor, ['id'])
  if (!after.ok) return after
  let query = selected(database)
    .orderBy('id')
    .limit(limit + 1)
  if (after.value !== null) query = query.where('id', '>', after.value[0])
  if (filter.order !== undefined) query = query.where('order_id', '=', filter.order)
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind)
  if (filter.status !== undefined) query = query.where('status', '=', filter.status)
  if (filter.number !== undefined) query = query.where('number', '=', filter.number)
  if (filter.reverses !== undefined) query = query.where('reverses_id', '=', filter.reverses)
  const invoices = (await query.execute()).map(shown)
  const last = invoices[limit - 1]
  const next = invoices.length > limit && last !== undefined ? writeCursor([last.id]) : null
  return accept({ items: invoices.slice(0, limit), next })
}

export async function getInvoice(database: Database, id: string) {
  const row = await selected(database).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return refuse({ code: 'invoices.not-found', invoice: id })
  const lines = await readInvoiceLines(database, [id])
  return accept({
    ...shown(row),
    lines: lines.map((line) => ({
      line: line.order_line_id,
      name: line.name,
      taxRate: line.tax_rate,
      net: line.net_minor,
      tax: line.tax_minor,
      total: line.total_minor,
      left: line.total_minor - line.reversed_total,
    })),
  })
}

const selected = (database: Database) => database.selectFrom('invoice').selectAll()
type Selected = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const shown = (row: Selected) => ({
  id: row.id,
  orderId: row.order_id,
  kind: row.kind as 'normal' | 'red',
  reversesId: row.reverses_id,
  status: row.status as 'requested' | 'issued' | 'failed',
  provider: row.provider,
  title: row.title,
  taxNumber: row.tax_number,
  email: row.email,
  reason: row.reason,
  currency: row.currency,
  net: row.net_minor,
  tax: row.tax_minor,
  total: row.total_minor,
  number: row.number,
  url: row.url,
  failure: row.failure as Json,
  requestedAt: row.requested_at,
  issuedAt: row.issued_at,
})
