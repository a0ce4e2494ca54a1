import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import type { SoldLine } from './sold-line.ts'

const KEYS = { record_key: 'uuid' } as const

/** What lines with these keys say already (their content keys), by record key. */
export async function knownContents(tx: Transaction, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const given = givenRows(
    KEYS,
    keys.map((record_key) => ({ record_key })),
  )
  const { rows } = await sql<{ record_key: string; content_key: string }>`
    select record_key, content_key from order_line join ${given} using (record_key)`.execute(tx)
  return new Map(rows.map((row) => [row.record_key, row.content_key]))
}

type OfCustomer = { readonly source: string; readonly customer: string | null; readonly product: string }
type OfOrder = { readonly source: string; readonly orderNumber: string | null; readonly product: string }

const OF_CUSTOMER = { source: 'text', customer: 'text', product: 'text' } as const

/** The lines with unclaimed units that these customers bought of these products. */
export async function linesOfCustomers(tx: Transaction, wanted: readonly OfCustomer[]): Promise<SoldLine[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<LineRow>`
    select ${COLUMNS} from order_line
    where (source, customer, product) in (select source, customer, product from ${givenRows(OF_CUSTOMER, wanted)})
      and claimed_units < quantity - cancelled_units`.execute(tx)
  return rows.map(toLine)
}

const OF_ORDER = { source: 'text', order_number: 'text', product: 'text' } as const

/** The lines with unclaimed units of these products in these orders. */
export async function linesOfOrders(tx: Transaction, wanted: readonly OfOrder[]): Promise<SoldLine[]> {
  if (wanted.length === 0) return []
  const keys = wanted.map(({ source, orderNumber, product }) => ({ source, order_number: orderNumber, product }))
  const { rows } = await sql<LineRow>`
    select ${COLUMNS} from order_line
    where (source, order_number, product) in (select source, order_number, product from ${givenRows(OF_ORDER, keys)})
      and claimed_units < quantity - cancelled_units`.execute(tx)
  return rows.map(toLine)
}

const COLUMNS = sql`id, order_id, source, order_number, product, customer, currency, ordered_at, delivered_at, import_id,
  line_number`

interface LineRow {
  readonly id: string
  readonly order_id: string
  readonly source: string
  readonly order_number: string
  readonly product: string
  readonly customer: string
  readonly currency: string
  readonly ordered_at: Instant
  readonly delivered_at: Instant | null
  readonly import_id: string | null
  readonly line_number: number | null
}

function toLine(row: LineRow): SoldLine {
  return {
    id: row.id,
    orderId: row.order_id,
    source: row.source,
    orderNumber: row.order_number,
    product: row.product,
    customer: row.customer,
    currency: row.currency,
    orderedAt: row.ordered_at,
    deliveredAt: row.delivered_at,
    importId: row.import_id,
    lineNumber: row.line_number ?? 0,
  }
}
