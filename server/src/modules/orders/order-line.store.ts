import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import type { UnitClaim } from './claim-units.ts'
import type { NewOrderLine, OrderLine } from './order-line.ts'

const LINE = {
  id: 'uuid',
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
  currency: 'text',
  ordered_at: 'timestamptz',
  delivered_at: 'timestamptz',
  details: 'jsonb',
} as const

/** Writes the lines that are not there yet; answers the ids of those written. */
export async function insertNewLines(tx: Transaction, lines: readonly NewOrderLine[]): Promise<Set<string>> {
  const rows = lines.map((line) => ({
    id: line.id,
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
    currency: line.currency,
    ordered_at: isoOf(line.orderedAt),
    delivered_at: line.deliveredAt === null ? null : isoOf(line.deliveredAt),
    details: JSON.stringify(line.details),
  }))
  const ending = sql<{ id: string }>`on conflict (record_key) do nothing returning id`
  const written = await insertMany(tx, 'order_line', LINE, rows, { ending })
  return new Set(written.map((row) => row.id))
}

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

const COLUMNS = sql`id, source, order_number, product, customer, quantity, paid_minor, currency, ordered_at, delivered_at,
  import_id, line_number, claimed_units, claimed_minor`

interface LineRow {
  readonly id: string
  readonly source: string
  readonly order_number: string
  readonly product: string
  readonly customer: string
  readonly quantity: number
  readonly paid_minor: number
  readonly currency: string
  readonly ordered_at: Instant
  readonly delivered_at: Instant | null
  readonly import_id: string | null
  readonly line_number: number | null
  readonly claimed_units: number
  readonly claimed_minor: number
}

type OfCustomer = { readonly source: string; readonly customer: string | null; readonly product: string }
type OfOrder = { readonly source: string; readonly orderNumber: string | null; readonly product: string }

const OF_CUSTOMER = { source: 'text', customer: 'text', product: 'text' } as const

/** Locks, in id order, the lines with unclaimed units that these customers bought of these products. */
export async function lockLinesOfCustomers(tx: Transaction, wanted: readonly OfCustomer[]): Promise<OrderLine[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<LineRow>`
    select ${COLUMNS} from order_line
    where (source, customer, product) in (select source, customer, product from ${givenRows(OF_CUSTOMER, wanted)})
      and claimed_units < quantity
    order by id for update`.execute(tx)
  return rows.map(toLine)
}

const OF_ORDER = { source: 'text', order_number: 'text', product: 'text' } as const

/** Locks, in id order, the lines with unclaimed units of these products in these orders. */
export async function lockLinesOfOrders(tx: Transaction, wanted: readonly OfOrder[]): Promise<OrderLine[]> {
  if (wanted.length === 0) return []
  const keys = wanted.map(({ source, orderNumber, product }) => ({ source, order_number: orderNumber, product }))
  const { rows } = await sql<LineRow>`
    select ${COLUMNS} from order_line
    where (source, order_number, product) in (select source, order_number, product from ${givenRows(OF_ORDER, keys)})
      and claimed_units < quantity
    order by id for update`.execute(tx)
  return rows.map(toLine)
}

function toLine(row: LineRow): OrderLine {
  return {
    id: row.id,
    source: row.source,
    orderNumber: row.order_number,
    product: row.product,
    customer: row.customer,
    quantity: row.quantity,
    paidMinor: row.paid_minor,
    currency: row.currency,
    orderedAt: row.ordered_at,
    deliveredAt: row.delivered_at,
    importId: row.import_id,
    lineNumber: row.line_number ?? 0,
    claimedUnits: row.claimed_units,
    claimedMinor: row.claimed_minor,
  }
}

const MOVED = { id: 'uuid', units: 'integer', amount: 'bigint' } as const

/** Moves the counters by what the claims hold; negative gives back. A line may stand in several claims. */
export async function addToClaimed(
  tx: Transaction,
  claims: readonly Pick<UnitClaim, 'lineId' | 'units' | 'amountMinor'>[],
): Promise<void> {
  if (claims.length === 0) return
  const rows = claims.map(({ lineId, units, amountMinor }) => ({ id: lineId, units, amount: amountMinor }))
  await sql`
    update order_line set claimed_units = claimed_units + moved.units, claimed_minor = claimed_minor + moved.amount
    from (select id, sum(units)::integer as units, sum(amount)::bigint as amount
      from ${givenRows(MOVED, rows)} group by id) as moved
    where order_line.id = moved.id`.execute(tx)
}
