import type { LineBook } from '@aftersale/commerce'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import { broughtAndMoved, type Happening, movedEntries } from './happening.ts'
import { postingOf } from './posting.ts'

const ADDED = {
  id: 'uuid',
  order_id: 'uuid',
  source: 'text',
  record_key: 'uuid',
  content_key: 'uuid',
  order_number: 'text',
  product: 'text',
  product_name: 'text',
  customer: 'text',
  quantity: 'integer',
  paid_minor: 'bigint',
  gross_minor: 'bigint',
  tax_minor: 'bigint',
  tax_rate: 'numeric',
  unit_price_minor: 'bigint',
  reference: 'text',
  currency: 'text',
  ordered_at: 'timestamptz',
  details: 'jsonb',
  added: 'boolean',
} as const

const COUNTERS = {
  id: 'uuid',
  delivered_at: 'timestamptz',
  shipped_units: 'integer',
  delivered_units: 'integer',
  lost_units: 'integer',
  cancelled_units: 'integer',
  cancelled_minor: 'bigint',
  claimed_units: 'integer',
  claimed_minor: 'bigint',
  received_units: 'integer',
  dismissed_units: 'integer',
  restocked_units: 'integer',
  written_off_units: 'integer',
  credited_units: 'integer',
  credited_minor: 'bigint',
  gift_charged_minor: 'bigint',
} as const

/** Writes the lines that were added, and the counters of all that moved, as they stand now. */
export async function writeLines(tx: Transaction, happenings: readonly Happening[], now: Instant): Promise<void> {
  const entries = movedEntries(happenings, 'line', 'add-item')
  const { brought } = broughtAndMoved(entries)
  const added = brought.map(({ order: { header }, entry, posting }) => ({
    id: entry.id,
    order_id: header.id,
    source: header.source,
    record_key: entry.id,
    content_key: entry.id,
    order_number: header.number,
    product: posting.product,
    product_name: posting.productName,
    customer: header.customer,
    quantity: entry.quantity,
    paid_minor: entry.paid,
    gross_minor: entry.gross,
    tax_minor: entry.tax,
    tax_rate: posting.taxRate ?? null,
    unit_price_minor: posting.unitPrice ?? null,
    reference: posting.reference ?? null,
    currency: header.currency,
    ordered_at: isoOf(now),
    details: '{}',
    added: true,
  }))
  await insertMany(tx, 'order_line', ADDED, added)
  if (entries.length === 0) return
  const delivered = deliveredAt(happenings, now)
  const rows = entries.map(({ entry }) => ({ ...countersOf(entry), delivered_at: delivered.get(entry.id) ?? null }))
  await sql`update order_line set shipped_units = given.shipped_units, delivered_units = given.delivered_units,
      lost_units = given.lost_units, cancelled_units = given.cancelled_units, cancelled_minor = given.cancelled_minor,
      claimed_units = given.claimed_units, claimed_minor = given.claimed_minor, received_units = given.received_units,
      dismissed_units = given.dismissed_units, restocked_units = given.restocked_units,
      written_off_units = given.written_off_units, credited_units = given.credited_units,
      credited_minor = given.credited_minor, gift_charged_minor = given.gift_charged_minor,
      delivered_at = coalesce(greatest(given.delivered_at, order_line.delivered_at), order_line.delivered_at)
    from ${givenRows(COUNTERS, rows)} where order_line.id = given.id`.execute(tx)
}

function countersOf(entry: LineBook) {
  return {
    id: entry.id,
    shipped_units: entry.shipped,
    delivered_units: entry.delivered,
    lost_units: entry.lost,
    cancelled_units: entry.cancelled,
    cancelled_minor: entry.cancelledMinor,
    claimed_units: entry.claimed,
    claimed_minor: entry.claimedMinor,
    received_units: entry.received,
    dismissed_units: entry.dismissed,
    restocked_units: entry.restocked,
    written_off_units: entry.writtenOff,
    credited_units: entry.credited,
    credited_minor: entry.creditedMinor,
    gift_charged_minor: entry.giftCharged,
  }
}

/** When the last units of each line arrived. */
function deliveredAt(happenings: readonly Happening[], now: Instant): Map<string, Instant> {
  const latest = new Map<string, Instant>()
  for (const { posting } of happenings) {
    const delivery = postingOf(posting, 'deliver')
    if (delivery === undefined) continue
    const { line } = delivery.action
    const at = delivery.deliveredAt ?? now
    const before = latest.get(line)
    if (before === undefined || at > before) latest.set(line, at)
  }
  return latest
}
