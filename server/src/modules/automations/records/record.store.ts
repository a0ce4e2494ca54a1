import type { AutomationRecord } from '@aftersale/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import type { Row } from './record-context.ts'

/** The table of each kind of record. */
export const TABLES: Readonly<Record<AutomationRecord, string>> = {
  case: 'service_case',
  return: 'goods_return',
  refund: 'refund',
  repair: 'repair',
  parcel: 'parcel',
  customer: 'customer',
  order: 'sales_order',
  // A view: what a warehouse has of a product, all lots together.
  stock: 'stock_place',
}

export interface StoredRecord {
  readonly id: string
  readonly row: Row
}

/** Kinds of records are told apart by the column `kind`, where there is one; null: all. */
const ofKind = (kind: string | null): RawBuilder<unknown> =>
  kind === null ? sql`` : sql`and to_jsonb(record) ->> 'kind' = ${kind}`

/** These records as they stand. */
export async function recordsById(
  tx: Transaction | Database,
  record: AutomationRecord,
  ids: readonly string[],
): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<StoredRecord>`
    select id, to_jsonb(record) as row from ${sql.table(TABLES[record])} as record
    where id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, row }) => [id, row]))
}

/** Records in the order of their ids, those after one. */
export async function recordsAfter(
  tx: Transaction,
  record: AutomationRecord,
  { kind, after, most }: { readonly kind: string | null; readonly after: string | null; readonly most: number },
): Promise<StoredRecord[]> {
  const { rows } = await sql<StoredRecord>`
    select id, to_jsonb(record) as row from ${sql.table(TABLES[record])} as record
    where (${after}::uuid is null or id > ${after}::uuid) ${ofKind(kind)} order by id limit ${most}`.execute(tx)
  return rows
}

/** The records that came last, the last first. */
export async function lastRecords(
  database: Database,
  record: AutomationRecord,
  { kind, most }: { readonly kind: string | null; readonly most: number },
): Promise<StoredRecord[]> {
  const { rows } = await sql<StoredRecord>`
    select id, to_jsonb(record) as row from ${sql.table(TABLES[record])} as record
    where true ${ofKind(kind)} order by id desc limit ${most}`.execute(database)
  return rows
}

/** Records that steps of the flows of cases made. */
function madeBy(record: string): RawBuilder<unknown> {
  return sql`
    select record_id, service_case.id as case_id from flow_made join service_case on service_case.instance_id = root_id
    where record = ${record}`
}

/** Of an imported request, of the flow that asked for it, or of the one whose exchange it belongs to. */
const CASE_OF_RETURN = sql`
  select goods_return.id as record_id, case_id from goods_return join return_request on return_request.id = request_id
  union ${madeBy('return')}
  union select exchange.return_id, of_exchange.case_id from exchange
    join (${madeBy('exchange')}) as of_exchange on of_exchange.record_id = exchange.id`

const CASE_OF: Readonly<Record<AutomationRecord, RawBuilder<unknown> | null>> = {
  case: sql`select id as record_id, id as case_id from service_case`,
  return: CASE_OF_RETURN,
  refund: sql`
    select refund.id as record_id, case_id from refund join return_request on return_request.id = refund.request_id
    union ${madeBy('refund')}
    union select refund.id, of_return.case_id from refund join (${CASE_OF_RETURN}) as of_return on of_return.record_id = return_id`,
  parcel: sql`
    select parcel.id as record_id, case_id from parcel join (${CASE_OF_RETURN}) as of_return on of_return.record_id = return_id`,
  repair: madeBy('repair'),
  customer: null,
  // One order may have many cases, and stock has none.
  order: null,
  stock: null,
}

/** The cases that records belong to, by the ids of the records; a record without one is left out. */
export async function casesOfRecords(
  tx: Transaction | Database,
  record: AutomationRecord,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const query = CASE_OF[record]
  if (query === null || ids.length === 0) return new Map()
  const { rows } = await sql<{ record_id: string; case_id: string }>`
    select record_id, case_id from (${query}) as known
    where record_id = any(${[...ids]}::uuid[]) and case_id is not null`.execute(tx)
  return new Map(rows.map((row) => [row.record_id, row.case_id]))
}

/** The members that a table has, by its columns. */
export async function columnsOf(tx: Transaction | Database, record: AutomationRecord): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${TABLES[record]}::regclass and attnum > 0 and not attisdropped`.execute(tx)
  return rows.map(({ name }) => name)
}
