import { isId, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import type { Repair } from './repair.ts'

const READ = sql`id, number, unit_id as "unitId", replaced_unit_id as "replacedUnitId", order_id as "orderId",
  order_line_id as "orderLineId", source, customer, product, serial, fault, quoted, stage, goods_here as "goodsHere", cause,
  diagnosis, requested_at as "requestedAt", received_at as "receivedAt", waiting_since as "waitingSince",
  closed_at as "closedAt", last_at as "lastAt", steps, quote_id as "quoteId", quotes, currency, agreed_minor as agreed,
  charged_minor as charged, warranty_cost_minor as "warrantyCost", received_minor as received,
  paid_back_minor as "paidBack", fields, version`

/** Locks the repairs so named, by id or by number in capitals or not, in id order. Those that are not there are left out. */
export async function lockRepairs(tx: Transaction, names: readonly string[]): Promise<Repair[]> {
  if (names.length === 0) return []
  const ids = [...new Set(names.filter(isId).map((name) => name.toLowerCase()))]
  const numbers = [...new Set(names.filter((name) => !isId(name)).map((name) => name.toUpperCase()))]
  const { rows } = await sql<Repair>`select ${READ} from repair
    where id = any(${ids}::uuid[]) or number = any(${numbers}) order by id for no key update`.execute(tx)
  return rows
}

/** The repairs of these units that have not ended, by unit. */
export async function openRepairsOf(tx: Transaction, unitIds: readonly string[]): Promise<Map<string, string>> {
  if (unitIds.length === 0) return new Map()
  const { rows } = await sql<{ unit: string; number: string }>`
    select unit_id as unit, number from repair
    where unit_id = any(${[...unitIds]}::uuid[]) and closed_at is null`.execute(tx)
  return new Map(rows.map(({ unit, number }) => [unit, number]))
}

const COLUMNS = {
  id: 'uuid',
  unit_id: 'uuid',
  replaced_unit_id: 'uuid',
  order_id: 'uuid',
  order_line_id: 'uuid',
  source: 'text',
  customer: 'text',
  product: 'text',
  serial: 'text',
  fault: 'text',
  quoted: 'text',
  stage: 'text',
  goods_here: 'boolean',
  cause: 'text',
  diagnosis: 'text',
  requested_at: 'timestamptz',
  received_at: 'timestamptz',
  waiting_since: 'timestamptz',
  closed_at: 'timestamptz',
  last_at: 'timestamptz',
  steps: 'integer',
  quote_id: 'uuid',
  quotes: 'integer',
  currency: 'text',
  agreed_minor: 'bigint',
  charged_minor: 'bigint',
  warranty_cost_minor: 'bigint',
  received_minor: 'bigint',
  paid_back_minor: 'bigint',
  fields: 'jsonb',
  version: 'integer',
} as const

const textOf = (at: Repair['closedAt']) => (at === null ? null : isoOf(at))

const rowOf = (repair: Repair): RowOf<typeof COLUMNS> => ({
  id: repair.id,
  unit_id: repair.unitId,
  replaced_unit_id: repair.replacedUnitId,
  order_id: repair.orderId,
  order_line_id: repair.orderLineId,
  source: repair.source,
  customer: repair.customer,
  product: repair.product,
  serial: repair.serial,
  fault: repair.fault,
  quoted: repair.quoted,
  stage: repair.stage,
  goods_here: repair.goodsHere,
  cause: repair.cause,
  diagnosis: repair.diagnosis,
  requested_at: isoOf(repair.requestedAt),
  received_at: textOf(repair.receivedAt),
  waiting_since: textOf(repair.waitingSince),
  closed_at: textOf(repair.closedAt),
  last_at: isoOf(repair.lastAt),
  steps: repair.steps,
  quote_id: repair.quoteId,
  quotes: repair.quotes,
  currency: repair.currency,
  agreed_minor: repair.agreed,
  charged_minor: repair.charged,
  warranty_cost_minor: repair.warrantyCost,
  received_minor: repair.received,
  paid_back_minor: repair.paidBack,
  fields: JSON.stringify(repair.fields),
  version: repair.version,
})

/** Writes new repairs and numbers them in their order; answers the number of each by its id. */
export async function insertRepairs(tx: Transaction, repairs: readonly Repair[]): Promise<Map<string, string>> {
  if (repairs.length === 0) return new Map()
  const names = sql.join(Object.keys(COLUMNS).map((name) => sql.ref(name)))
  const { rows } = await sql<{ id: string; number: string }>`
    insert into repair (${names}, number)
    select ${names}, 'RP' || lpad(given.counted, greatest(8, length(given.counted)), '0')
    from (select given.*, nextval('repair_number')::text as counted from ${givenRows(COLUMNS, repairs.map(rowOf))}) as given
    returning id, number`.execute(tx)
  return new Map(rows.map(({ id, number }) => [id, number]))
}

const CHANGED = Object.keys(COLUMNS).filter((name) => name !== 'id')

/** Over those that are there, which are locked. */
export async function updateRepairs(tx: Transaction, repairs: readonly Repair[]): Promise<void> {
  if (repairs.length === 0) return
  const set = sql.join(CHANGED.map((name) => sql`${sql.ref(name)} = given.${sql.ref(name)}`))
  await sql`update repair set ${set} from ${givenRows(COLUMNS, repairs.map(rowOf))}
    where repair.id = given.id`.execute(tx)
}
