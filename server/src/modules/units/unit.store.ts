import { isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import { Overtaken } from '../../platform/transaction.ts'
import type { SerialUnit } from './unit.ts'

/** What people know a unit by. */
export interface SerialName {
  readonly product: string
  readonly serial: string
}

const NAME = { product: 'text', serial: 'text' } as const

const UNIT = sql`unit.id, product, serial, state, order_id as "orderId", order_line_id as "orderLineId", source, customer,
  sold_on as "soldOn", delivered_on as "deliveredOn", replaces_id as "replacesId", replaced_by_id as "replacedById",
  last_at as "lastAt", fields, version`

const isNamed = (ids: readonly string[], names: readonly SerialName[]) => sql`(unit.id = any(${[...ids]}::uuid[])
  or (product, serial) in (select product, serial from ${givenRows(
    NAME,
    names.map(({ product, serial }) => ({ product, serial })),
  )}))`

/** Locks these units in id order. Those that are not there are left out. */
export async function lockUnits(
  tx: Transaction,
  ids: readonly string[],
  names: readonly SerialName[],
): Promise<SerialUnit[]> {
  if (ids.length + names.length === 0) return []
  const { rows } = await sql<SerialUnit>`
    select ${UNIT} from serial_unit as unit where ${isNamed(ids, names)} order by unit.id for no key update`.execute(tx)
  return rows
}

export async function readUnits(
  database: Database | Transaction,
  ids: readonly string[],
  names: readonly SerialName[],
): Promise<SerialUnit[]> {
  if (ids.length + names.length === 0) return []
  const { rows } = await sql<SerialUnit>`select ${UNIT} from serial_unit as unit where ${isNamed(ids, names)}`.execute(
    database,
  )
  return rows
}

const COLUMNS = {
  id: 'uuid',
  product: 'text',
  serial: 'text',
  state: 'text',
  order_id: 'uuid',
  order_line_id: 'uuid',
  source: 'text',
  customer: 'text',
  sold_on: 'date',
  delivered_on: 'date',
  replaces_id: 'uuid',
  replaced_by_id: 'uuid',
  last_at: 'timestamptz',
  fields: 'jsonb',
  version: 'integer',
} as const

const rowOf = (unit: SerialUnit) => ({
  id: unit.id,
  product: unit.product,
  serial: unit.serial,
  state: unit.state,
  order_id: unit.orderId,
  order_line_id: unit.orderLineId,
  source: unit.source,
  customer: unit.customer,
  sold_on: unit.soldOn,
  delivered_on: unit.deliveredOn,
  replaces_id: unit.replacesId,
  replaced_by_id: unit.replacedById,
  last_at: isoOf(unit.lastAt),
  fields: JSON.stringify(unit.fields),
  version: unit.version,
})

/** In the order of their serial numbers, so that two who add the same ones do not wait for each other. */
export async function insertUnits(tx: Transaction, units: readonly SerialUnit[]): Promise<void> {
  const rows = units.map(rowOf).sort((a, b) => (a.product + a.serial < b.product + b.serial ? -1 : 1))
  const ending = sql<{ id: string }>`on conflict (product, serial) do nothing returning id`
  const written = await insertMany(tx, 'serial_unit', COLUMNS, rows, { ending })
  if (written.length < rows.length) throw new Overtaken('somebody else registered one of these units')
}

const CHANGED = Object.keys(COLUMNS).filter((name) => name !== 'id')

/** Over those that are there, which are locked. */
export async function updateUnits(tx: Transaction, units: readonly SerialUnit[]): Promise<void> {
  if (units.length === 0) return
  const set = sql.join(CHANGED.map((name) => sql`${sql.ref(name)} = given.${sql.ref(name)}`))
  try {
    await sql`update serial_unit set ${set} from ${givenRows(COLUMNS, units.map(rowOf))}
      where serial_unit.id = given.id`.execute(tx)
  } catch (error) {
    if ((error as { readonly code?: string } | null)?.code !== '23505') throw error
    throw new Overtaken('somebody else registered a unit under a corrected serial number')
  }
}
