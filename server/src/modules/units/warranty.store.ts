import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import type { UnitEvent, UnitEventKind, Warranty } from './unit.ts'

/** The warranties that these units hold. Whoever changes one has its unit locked. */
export async function heldWarranties(
  database: Database | Transaction,
  unitIds: readonly string[],
): Promise<Map<string, Warranty>> {
  if (unitIds.length === 0) return new Map()
  const { rows } = await sql<Warranty>`
    select id, unit_id as "unitId", sold_on as "soldOn", delivered_on as "deliveredOn", terms,
      repaired_goods_days as "repairedGoodsDays", ended_at as "endedAt",
      exists (select from unit_event where warranty_id = unit_warranty.id and kind not in ('sold', 'delivered')) as lived
    from unit_warranty where unit_id = any(${[...unitIds]}::uuid[]) and ended_at is null`.execute(database)
  return new Map(rows.map((warranty) => [warranty.unitId, warranty]))
}

/** What has happened that counts for these warranties, in its order. */
export async function warrantyEvents(database: Database | Transaction, warrantyIds: readonly string[]) {
  if (warrantyIds.length === 0) return new Map<string, { kind: UnitEventKind; at: Instant }[]>()
  const { rows } = await sql<{ warranty: string; kind: UnitEventKind; at: Instant }>`
    select warranty_id as warranty, kind, at from unit_event
    where warranty_id = any(${[...warrantyIds]}::uuid[]) order by at, id`.execute(database)
  return Map.groupBy(rows, ({ warranty }) => warranty)
}

const WARRANTY = {
  id: 'uuid',
  unit_id: 'uuid',
  sold_on: 'date',
  delivered_on: 'date',
  terms: 'jsonb',
  repaired_goods_days: 'integer',
  ended_at: 'timestamptz',
} as const

/** Writes warranties as they stand now, new ones and known ones. */
export async function writeWarranties(tx: Transaction, warranties: readonly Warranty[]): Promise<void> {
  const rows = warranties.map((warranty) => ({
    id: warranty.id,
    unit_id: warranty.unitId,
    sold_on: warranty.soldOn,
    delivered_on: warranty.deliveredOn,
    terms: JSON.stringify(warranty.terms),
    repaired_goods_days: warranty.repairedGoodsDays,
    ended_at: warranty.endedAt === null ? null : isoOf(warranty.endedAt),
  }))
  // Those that end first: what is sold again in the same transaction gets another.
  for (const part of [rows.filter((row) => row.ended_at !== null), rows.filter((row) => row.ended_at === null)]) {
    if (part.length === 0) continue
    await sql`insert into unit_warranty (${sql.join(Object.keys(WARRANTY).map((name) => sql.ref(name)))})
      select * from ${givenRows(WARRANTY, part)} on conflict (id) do update
      set unit_id = excluded.unit_id, delivered_on = excluded.delivered_on, ended_at = excluded.ended_at`.execute(tx)
  }
}

const EVENT = {
  id: 'uuid',
  unit_id: 'uuid',
  warranty_id: 'uuid',
  kind: 'text',
  at: 'timestamptz',
  order_line_id: 'uuid',
  other_unit_id: 'uuid',
  reference: 'text',
  note: 'text',
  by: 'text',
} as const

export async function insertEvents(tx: Transaction, events: readonly UnitEvent[], by: string): Promise<void> {
  const rows = events.map((event) => ({
    id: event.id,
    unit_id: event.unitId,
    warranty_id: event.warrantyId,
    kind: event.kind,
    at: isoOf(event.at),
    order_line_id: event.orderLineId,
    other_unit_id: event.otherUnitId,
    reference: event.reference,
    note: event.note,
    by,
  }))
  await insertMany(tx, 'unit_event', EVENT, rows)
}
