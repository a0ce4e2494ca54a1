import type { CaseSummary, Json } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { instantInJson } from '../../../platform/instant-in-json.ts'
import { CUSTOMER, type Rating } from '../../cases/index.ts'
import type { OwnOrder } from '../orders/own-order.store.ts'

/** A case of an order. */
export interface OwnCase {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly typeVersion: number
  readonly instanceId: string
  readonly state: CaseSummary['state']
  readonly outcome: string | null
  readonly product: string | null
  readonly fields: Readonly<Record<string, Json>>
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly rating: Rating | null
}

const isOwn = (order: OwnOrder, kinds: readonly string[]) => sql<boolean>`
  source = ${order.source} and order_number = ${order.number} and (customer is null or customer = ${order.customer})
    and type_version is not null and kind = any(${[...kinds]}::text[])`

/** The cases of an order of types that consumers see, the newest first; or the one of them that is named. */
export async function ownCases(
  database: Database | Transaction,
  order: OwnOrder,
  kinds: readonly string[],
  idOrNumber: string | null = null,
): Promise<OwnCase[]> {
  const { rows } = await sql<OwnCase>`
    select id, number, kind, type_version as "typeVersion", instance_id as "instanceId", status as state, outcome,
      product, fields, opened_at as "openedAt", closed_at as "closedAt",
      (select json_build_object('score', score, 'comment', comment, 'ratedAt', ${instantInJson(sql`rated_at`)},
        'changedAt', ${instantInJson(sql`changed_at`)}) from case_rating where case_id = service_case.id) as rating
    from service_case
    where ${isOwn(order, kinds)}
      and ${idOrNumber === null ? sql`true` : sql`(id::text = ${idOrNumber} or number = ${idOrNumber.toUpperCase()})`}
    order by id desc limit 100`.execute(database)
  return rows
}

/** Whether one of these cases is of the order, and of a type that consumers see. */
export async function hasOwnCase(
  database: Database,
  order: OwnOrder,
  kinds: readonly string[],
  ids: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    select from service_case where id = any(${[...ids]}::uuid[]) and ${isOwn(order, kinds)} limit 1`.execute(database)
  return rows.length > 0
}

/** How many cases the customer has filed for an order since then. */
export async function filedSince(tx: Transaction, order: OwnOrder, since: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from service_case where source = ${order.source} and order_number = ${order.number}
      and opened_by = ${CUSTOMER} and opened_at >= ${since}::timestamptz`.execute(tx)
  return rows[0]?.count ?? 0
}

/** How much the customer has said in a case since then. */
export async function saidSince(tx: Transaction, caseId: string, since: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from conversation_entry where case_id = ${caseId}::uuid and author = 'customer'
      and written_at >= ${since}::timestamptz`.execute(tx)
  return rows[0]?.count ?? 0
}

interface SaidRow {
  readonly id: string
  readonly isCustomers: boolean
  readonly text: string | null
  readonly texts: { readonly en: string; readonly 'zh-CN': string } | null
  readonly at: Instant
}

/**
 * What the customer reads of a case, oldest first; of very many the last. Internal notes and what is said to partners are not
 * read at all.
 */
export async function publicEntries(database: Database, caseId: string): Promise<SaidRow[]> {
  const { rows } = await sql<SaidRow>`
    select id, author = 'customer' as "isCustomers", text, texts, written_at as at from conversation_entry
    where case_id = ${caseId}::uuid and kind in ('public', 'automatic') order by id desc limit 200`.execute(database)
  return rows.reverse()
}

interface ReturnParcel {
  readonly carrier: string
  readonly trackingNumber: string
  readonly status: string
}

interface ReturnRow {
  readonly id: string
  readonly awaited: number
  readonly units: number
  /** With which goods come back. */
  readonly parcels: readonly ReturnParcel[]
}

/** The return that the flow of a case asked for, as it stands. */
export async function returnStanding(database: Database | Transaction, id: string): Promise<ReturnRow | undefined> {
  const { rows } = await sql<ReturnRow>`
    select return_id as id, sum(units) as units,
      sum(case when without_goods then 0 else units - cancelled_units - received_units - dismissed_units - lost_units end)
        as awaited,
      (select coalesce(json_agg(sent), '[]') from (
        select carrier, tracking_number as "trackingNumber", status from parcel
        where return_id = ${id}::uuid and direction = 'return' order by registered_at) as sent) as parcels
    from return_line where return_id = ${id}::uuid group by return_id`.execute(database)
  const [row] = rows
  return row && { ...row, awaited: Number(row.awaited), units: Number(row.units) }
}

/** The parcels with which goods of a return come back. */
export async function parcelsOf(database: Database | Transaction, returnId: string) {
  return database
    .selectFrom('parcel')
    .select(['carrier', 'tracking_number as trackingNumber', 'status'])
    .where('return_id', '=', returnId)
    .where('direction', '=', 'return')
    .orderBy('registered_at')
    .execute()
}
