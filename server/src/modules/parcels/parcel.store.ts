import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import type { ParcelState } from './parcel-status.ts'

/** A parcel as it stands. */
export interface ParcelRow extends ParcelState {
  readonly id: string
  readonly direction: 'outbound' | 'return'
  readonly carrier: string
  readonly tracking_number: string
  readonly provider: string
  readonly order_id: string | null
  readonly return_id: string | null
  readonly phone_tail: string | null
  readonly discord: unknown
  readonly lost_at: Instant | null
  readonly watch_ended_at: Instant | null
  readonly next_query_at: Instant | null
}

const NEW = {
  id: 'uuid',
  direction: 'text',
  carrier: 'text',
  tracking_number: 'text',
  provider: 'text',
  order_id: 'uuid',
  return_id: 'uuid',
  phone_tail: 'text',
  status: 'text',
  registered_at: 'timestamptz',
} as const
const LINE = {
  parcel_id: 'uuid',
  position: 'integer',
  order_line_id: 'uuid',
  return_line_id: 'uuid',
  units: 'integer',
} as const
export type NewParcel = RowOf<typeof NEW>
export type NewParcelLine = RowOf<typeof LINE>

/** Writes parcels whose number nobody has; answers the ids of those. In the order of their numbers, so that two who register the same wait in turn. */
export async function insertParcels(tx: Transaction, parcels: readonly NewParcel[]): Promise<Set<string>> {
  const keyOf = ({ carrier, tracking_number }: NewParcel) => `${carrier} ${tracking_number}`
  const rows = parcels.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const ending = sql<{ id: string }>`on conflict (carrier, tracking_number) do nothing returning id`
  return new Set((await insertMany(tx, 'parcel', NEW, rows, { ending })).map(({ id }) => id))
}

export async function insertParcelLines(tx: Transaction, lines: readonly NewParcelLine[]): Promise<void> {
  await insertMany(tx, 'parcel_line', LINE, lines)
}

export interface WaybillKey {
  readonly carrier: string
  readonly trackingNumber: string
}

export const waybillOf = ({ carrier, trackingNumber }: WaybillKey) => JSON.stringify([carrier, trackingNumber])

const columns = sql`parcel.id, parcel.direction, parcel.carrier, parcel.tracking_number, parcel.provider, parcel.order_id,
  parcel.return_id, parcel.phone_tail, parcel.status, parcel.code, parcel.status_at, parcel.homeward, parcel.discord,
  parcel.delivered_at, parcel.lost_at, parcel.watch_ended_at, parcel.next_query_at`

/** The ids of parcels by what their carriers know them by. */
export async function findParcels(
  database: Database | Transaction,
  keys: readonly WaybillKey[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const given = keys.map(({ carrier, trackingNumber }) => ({ carrier, tracking_number: trackingNumber }))
  const { rows } = await sql<{ id: string; carrier: string; tracking_number: string }>`
    select id, carrier, tracking_number from parcel where (carrier, tracking_number) in
      (select carrier, tracking_number from ${givenRows({ carrier: 'text', tracking_number: 'text' }, given)})`.execute(
    database,
  )
  return new Map(rows.map((row) => [waybillOf({ carrier: row.carrier, trackingNumber: row.tracking_number }), row.id]))
}

/** Locks parcels in id order. Whoever locks orders too does so afterwards. */
export async function lockParcels(tx: Transaction, ids: readonly string[]): Promise<Map<string, ParcelRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<ParcelRow>`
    select ${columns} from parcel where id = any(${ids}::uuid[]) order by id for update`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What is in these parcels. */
export async function linesOfParcels(tx: Transaction | Database, ids: readonly string[]) {
  if (ids.length === 0)
    return new Map<string, { order_line_id: string | null; return_line_id: string | null; units: number }[]>()
  const { rows } = await sql<{
    parcel_id: string
    order_line_id: string | null
    return_line_id: string | null
    units: number
  }>`select parcel_id, order_line_id, return_line_id, units from parcel_line
    where parcel_id = any(${ids}::uuid[]) order by parcel_id, position`.execute(tx)
  return Map.groupBy(rows, (row) => row.parcel_id)
}

const CHANGED = {
  id: 'uuid',
  status: 'text',
  code: 'text',
  status_at: 'timestamptz',
  homeward: 'text',
  discord: 'jsonb',
  delivered_at: 'timestamptz',
  lost_at: 'timestamptz',
  watch_ended_at: 'timestamptz',
  next_query_at: 'timestamptz',
} as const

export async function updateParcels(tx: Transaction, parcels: readonly ParcelRow[]): Promise<void> {
  if (parcels.length === 0) return
  const rows = parcels.map((parcel) => ({
    ...parcel,
    discord: parcel.discord === null ? null : JSON.stringify(parcel.discord),
  }))
  await sql`update parcel set status = given.status, code = given.code, status_at = given.status_at,
      homeward = given.homeward, discord = given.discord, delivered_at = given.delivered_at, lost_at = given.lost_at,
      watch_ended_at = given.watch_ended_at, next_query_at = given.next_query_at
    from ${givenRows(CHANGED, rows)} where parcel.id = given.id`.execute(tx)
}

const EVENT = {
  parcel_id: 'uuid',
  digest: 'text',
  at: 'timestamptz',
  provider: 'text',
  code: 'text',
  status: 'text',
  homeward: 'text',
  place: 'text',
  words: 'text',
  moved: 'boolean',
  told_at: 'timestamptz',
} as const
const KEY = { parcel_id: 'uuid', digest: 'text' } as const
export type NewEvent = RowOf<typeof EVENT>

export const eventKey = (event: { readonly parcel_id: string | null; readonly digest: string | null }) =>
  `${event.parcel_id} ${event.digest}`

/** Which of these events were told before. */
export async function knownEvents(tx: Transaction, events: readonly NewEvent[]): Promise<Set<string>> {
  if (events.length === 0) return new Set()
  const keys = events.map(({ parcel_id, digest }) => ({ parcel_id, digest }))
  const { rows } = await sql<{ parcel_id: string; digest: string }>`
    select parcel_id, digest from parcel_event join ${givenRows(KEY, keys)}
    using (parcel_id, digest)`.execute(tx)
  return new Set(rows.map(eventKey))
}

export async function insertEvents(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
  await insertMany(tx, 'parcel_event', EVENT, events)
}

/** Takes parcels that are due to be looked at; each next look is no sooner than `nextAt`, whatever comes of this one. */
export async function takeDueLooks(
  database: Database,
  of: { readonly provider: string; readonly most: number },
  now: Instant,
  nextAt: Instant,
): Promise<ParcelRow[]> {
  const { rows } = await sql<ParcelRow>`
    with due as (
      select id from parcel where provider = ${of.provider} and next_query_at <= ${isoOf(now)}
      order by next_query_at limit ${of.most} for update skip locked
    )
    update parcel set next_query_at = ${isoOf(nextAt)} from due where parcel.id = due.id returning ${columns}`.execute(
    database,
  )
  return rows
}
