import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const INVOICE = {
  id: 'uuid',
  order_id: 'uuid',
  kind: 'text',
  reverses_id: 'uuid',
  status: 'text',
  provider: 'text',
  title: 'text',
  tax_number: 'text',
  email: 'text',
  reason: 'text',
  currency: 'text',
  net_minor: 'bigint',
  tax_minor: 'bigint',
  total_minor: 'bigint',
  requested_at: 'timestamptz',
} as const
/** Tax rates are written apart: numbers of any precision travel as text. */
const LINE = {
  invoice_id: 'uuid',
  position: 'integer',
  order_line_id: 'uuid',
  name: 'text',
  tax_rate: 'text',
  net_minor: 'bigint',
  tax_minor: 'bigint',
  total_minor: 'bigint',
} as const
export type NewInvoice = RowOf<typeof INVOICE>
export type NewInvoiceLine = RowOf<typeof LINE>

export async function insertInvoices(
  tx: Transaction,
  invoices: readonly NewInvoice[],
  lines: readonly NewInvoiceLine[],
): Promise<void> {
  await insertMany(tx, 'invoice', INVOICE, invoices)
  if (lines.length === 0) return
  await sql`insert into invoice_line (invoice_id, position, order_line_id, name, tax_rate, net_minor, tax_minor, total_minor)
    select invoice_id, position, order_line_id, name, tax_rate::numeric, net_minor, tax_minor, total_minor
    from ${givenRows(LINE, lines)}`.execute(tx)
}

/** What an order's lines are called and taxed with; the shipping has no line. */
export async function readBilledLines(tx: Transaction, orderIds: readonly string[]) {
  if (orderIds.length === 0) return []
  const { rows } = await sql<{
    order_id: string
    id: string | null
    name: string
    tax_rate: string | null
    tax: number
  }>`
    select order_id, id, product_name as name, tax_rate::text, tax_minor as tax from order_line
      where order_id = any(${orderIds}::uuid[])
    union all
    select id, null, '运费', shipping_tax_rate::text, shipping_tax_minor from sales_order where id = any(${orderIds}::uuid[])
    order by 1, 2 nulls last`.execute(tx)
  return rows
}

/** What the invoices of orders state by line, red ones taken off; those that failed state nothing. */
export async function readStated(tx: Transaction, orderIds: readonly string[]) {
  if (orderIds.length === 0) return []
  const { rows } = await sql<{ order_id: string; line: string | null; total: number; tax: number }>`
    select invoice.order_id, line.order_line_id as line,
      sum(case kind when 'red' then -line.total_minor else line.total_minor end)::bigint as total,
      sum(case kind when 'red' then -line.tax_minor else line.tax_minor end)::bigint as tax
    from invoice join invoice_line as line on line.invoice_id = invoice.id
    where invoice.order_id = any(${orderIds}::uuid[]) and status <> 'failed'
    group by invoice.order_id, line.order_line_id`.execute(tx)
  return rows
}

export interface InvoiceHead {
  readonly id: string
  readonly order_id: string
  readonly kind: 'normal' | 'red'
  readonly status: 'requested' | 'issued' | 'failed'
  readonly title: string
  readonly tax_number: string | null
  readonly email: string | null
  readonly number: string | null
  readonly currency: string
  readonly total_minor: number
}

export async function readHeads(tx: Transaction | Database, ids: readonly string[]): Promise<Map<string, InvoiceHead>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<InvoiceHead>`
    select id, order_id, kind, status, title, tax_number, email, number, currency, total_minor from invoice
    where id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Locks invoices in id order; answers them. */
export async function lockInvoices(tx: Transaction, ids: readonly string[]): Promise<Map<string, InvoiceHead>> {
  if (ids.length === 0) return new Map()
  await sql`select id from invoice where id = any(${ids}::uuid[]) order by id for update`.execute(tx)
  return readHeads(tx, ids)
}

/** Lines of invoices, with what red ones took back of each; those that failed took nothing. */
export async function readInvoiceLines(tx: Transaction | Database, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { rows } = await sql<{
    invoice_id: string
    order_line_id: string | null
    name: string
    tax_rate: string | null
    net_minor: number
    tax_minor: number
    total_minor: number
    reversed_total: number
    reversed_tax: number
  }>`
    select line.invoice_id, line.order_line_id, line.name, line.tax_rate::text, line.net_minor, line.tax_minor, line.total_minor,
      coalesce(red.total, 0)::bigint as reversed_total, coalesce(red.tax, 0)::bigint as reversed_tax
    from invoice_line as line left join lateral (
      select sum(red_line.total_minor) as total, sum(red_line.tax_minor) as tax
      from invoice as red_invoice join invoice_line as red_line on red_line.invoice_id = red_invoice.id
      where red_invoice.reverses_id = line.invoice_id and red_invoice.status <> 'failed'
        and red_line.order_line_id is not distinct from line.order_line_id
    ) as red on true
    where line.invoice_id = any(${ids}::uuid[]) order by line.invoice_id, line.position`.execute(tx)
  return rows
}

const ENDED = {
  id: 'uuid',
  status: 'text',
  number: 'text',
  url: 'text',
  failure: 'jsonb',
  issued_at: 'timestamptz',
  ended_at: 'timestamptz',
} as const
export type EndedInvoice = RowOf<typeof ENDED>

export async function endInvoices(tx: Transaction, ended: readonly EndedInvoice[]): Promise<void> {
  if (ended.length === 0) return
  await sql`update invoice set status = given.status, number = given.number, url = given.url, failure = given.failure,
      issued_at = given.issued_at, ended_at = given.ended_at
    from ${givenRows(ENDED, ended)} where invoice.id = given.id`.execute(tx)
}

/** Which of these numbers an invoice has. Takes them for this transaction, lest two write the same at once. */
export async function takenNumbers(tx: Transaction, numbers: readonly string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set()
  await sql`select pg_advisory_xact_lock(hashtextextended('invoice number ' || number, 0))
    from unnest(${numbers.toSorted()}::text[]) as number`.execute(tx)
  const { rows } = await sql<{ number: string }>`
    select number from invoice where number = any(${numbers})`.execute(tx)
  return new Set(rows.map(({ number }) => number))
}
