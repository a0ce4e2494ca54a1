import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

export interface Warehouse {
  readonly id: string
  readonly code: string
  readonly name: { readonly en: string; readonly 'zh-CN': string }
  readonly position: number
  readonly closed: boolean
  readonly version: number
}

/** All of them, in the order in which they are asked. */
export async function readWarehouses(database: Database | Transaction): Promise<Warehouse[]> {
  const rows = await database
    .selectFrom('warehouse')
    .select(['id', 'code', 'name', 'position', 'closed', 'version'])
    .orderBy('position')
    .orderBy('code')
    .execute()
  return rows.map((row) => ({ ...row, name: row.name as Warehouse['name'] }))
}

const COLUMNS = {
  id: 'uuid',
  code: 'text',
  name: 'jsonb',
  position: 'integer',
  closed: 'boolean',
  version: 'integer',
  changed_at: 'timestamptz',
  changed_by: 'text',
} as const

/** Writes warehouses, each once, over those that have their codes; answers the versions they have now, by code. */
export async function saveWarehouses(
  tx: Transaction,
  warehouses: readonly Omit<Warehouse, 'version'>[],
  { now, by }: { readonly now: Instant; readonly by: string },
): Promise<Map<string, number>> {
  const rows = warehouses
    .map(({ name, ...one }) => ({
      ...one,
      name: JSON.stringify(name),
      version: 1,
      changed_at: isoOf(now),
      changed_by: by,
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const ending = sql<{ code: string; version: number }>`on conflict (code) do update set name = excluded.name,
    position = excluded.position, closed = excluded.closed, version = warehouse.version + 1,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by returning code, version`
  const written = await insertMany(tx, 'warehouse', COLUMNS, rows, { ending })
  return new Map(written.map(({ code, version }) => [code, version]))
}

const LEVEL = {
  warehouse_id: 'uuid',
  product: 'text',
  minimum: 'integer',
  changed_at: 'timestamptz',
  changed_by: 'text',
} as const

interface Level {
  readonly warehouseId: string
  readonly product: string
  readonly minimum: number
}

/** Sets levels, each once, and takes away those of zero. */
export async function saveLevels(
  tx: Transaction,
  levels: readonly Level[],
  { now, by }: { readonly now: Instant; readonly by: string },
): Promise<void> {
  const rows = levels
    .map(({ warehouseId, ...one }) => ({ ...one, warehouse_id: warehouseId, changed_at: isoOf(now), changed_by: by }))
    .sort((a, b) => (a.warehouse_id + a.product < b.warehouse_id + b.product ? -1 : 1))
  const dropped = rows.filter(({ minimum }) => minimum === 0)
  await sql`delete from stock_level using ${givenRows(LEVEL, dropped)}
    where stock_level.warehouse_id = given.warehouse_id and stock_level.product = given.product`.execute(tx)
  const set = rows.filter(({ minimum }) => minimum > 0)
  const ending = sql`on conflict (warehouse_id, product) do update set minimum = excluded.minimum,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by`
  await insertMany(tx, 'stock_level', LEVEL, set, { ending })
}
