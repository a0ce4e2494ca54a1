import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

interface Row {
  readonly number: string
  readonly source: string
  readonly customer: string
  readonly currency: string
  readonly ordered_at: Instant
  readonly delivered_at: Instant | null
  readonly paid_minor: string
  readonly shipped: boolean | null
  readonly lines: readonly OrderRecordLine[] | null
}

interface OrderRecordLine {
  readonly value: string
  readonly label: string
  readonly product: string
  readonly productName: string
  readonly reference: string | null
  readonly quantity: number
  readonly paidMinor: number
  readonly freeUnits: number
}

/** Who has to choose among more looks the line up elsewhere. */
const MOST_LINES = 100

/** Orders by their numbers with their first lines, as forms link them: shops may share a number. */
export async function orderRecords(database: Database, numbers: readonly string[]) {
  if (numbers.length === 0) return []
  const { rows } = await sql<Row>`
    select head.number, head.source, head.customer, head.currency, head.ordered_at, whole.delivered_at, whole.shipped,
      coalesce(whole.paid_minor, 0) + head.shipping_paid_minor as paid_minor, whole.lines
    from sales_order as head
    cross join lateral (
      select sum(paid_minor) as paid_minor, max(delivered_at) as delivered_at,
        bool_or(shipped_units > 0 or delivered_at is not null) as shipped,
        json_agg(json_build_object('value', id, 'label', product_name || ' × ' || quantity, 'product', product,
          'productName', product_name, 'reference', reference, 'quantity', quantity, 'paidMinor', paid_minor,
          'freeUnits', quantity - cancelled_units - claimed_units) order by id) as lines
      from order_line where order_id = head.id
    ) as whole
    where head.number = any(${[...numbers]}) order by head.number, head.ordered_at desc`.execute(database)
  return rows.map(({ number, source, customer, currency, ...row }) => ({
    number,
    source,
    customer,
    currency,
    orderedAt: isoOf(row.ordered_at),
    deliveredAt: row.delivered_at === null ? null : isoOf(row.delivered_at),
    paidMinor: Number(row.paid_minor),
    shipped: row.shipped ?? false,
    lines: (row.lines ?? []).slice(0, MOST_LINES),
  }))
}
