import { type Answer, type Json, type QueryOf, readCursor, type routes } from '@aftersale/contract'
import { accept, isoOf, refuse } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import { beginningWith } from '../../platform/beginning-with.ts'
import { countUpTo } from '../../platform/count-up-to.ts'
import type { Database } from '../../platform/database.ts'
import { inOrderOf, pageOf } from '../../platform/paging.ts'
import { linesOfParcels } from './parcel.store.ts'
import type { Homeward, ParcelStatus } from './parcel-status.ts'

type Filter = QueryOf<typeof routes.listParcels>
type Conditions = QueryOf<typeof routes.countParcels>

/** What must be true of a parcel for all that a list is narrowed to to hold. */
function parcelConditions(asked: Conditions): RawBuilder<boolean> {
  const parts = [sql<boolean>`true`]
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) parts.push(sql`${sql.ref(`parcel.${column}`)} = ${value}`)
  }
  equal('direction', asked.direction)
  equal('status', asked.status)
  equal('order_id', asked.order)
  equal('return_id', asked.return)
  equal('carrier', asked.carrier)
  equal('tracking_number', asked.trackingNumber)
  if (asked.q !== undefined) parts.push(sql`tracking_number like ${beginningWith(asked.q)}`)
  if (asked.discord !== undefined) {
    parts.push(asked.discord === 'true' ? sql`discord is not null` : sql`discord is null`)
  }
  if (asked.quietSince !== undefined) {
    const since = isoOf(asked.quietSince)
    parts.push(sql`status <> 'delivered' and lost_at is null and coalesce(status_at, registered_at) < ${since}`)
  }
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

/** How many parcels a list would hold. */
export const countParcels = async (database: Database, asked: Conditions): Answer<typeof routes.countParcels> =>
  accept(await countUpTo(database, sql`select from parcel where ${parcelConditions(asked)}`))

/**
 * Parcels in the order they were registered: ids sort by time. First which, planned for what is asked; what lists show of them is
 * prepared.
 */
export async function listParcels(database: Database, { cursor, limit, ...filter }: Filter) {
  const after = cursor === undefined ? accept(null) : readCursor(cursor, ['id'])
  if (!after.ok) return after
  const isLatest = filter.latest !== undefined
  let query = database
    .selectFrom('parcel')
    .select('parcel.id')
    .where(parcelConditions(filter))
    .orderBy('parcel.id', isLatest ? 'desc' : 'asc')
    // Of one order or return there are few, whatever is asked: one plan serves them all.
    .limit(filter.order !== undefined || filter.return !== undefined ? sql.lit(limit + 1) : limit + 1)
  if (after.value !== null) query = query.where('parcel.id', isLatest ? '<' : '>', after.value[0])
  const page = pageOf(await query.execute(), { limit }, ({ id }) => id)
  if (page.items.length === 0) return accept({ items: [], next: page.next })
  const ids = page.items.map(({ id }) => id)
  const rows = await selected(database).where(sql<boolean>`parcel.id = any(${ids}::uuid[])`).execute()
  return accept({ items: inOrderOf(ids, rows).map(shown), next: page.next })
}

/** Of the case whose flow made the return, or of the imported request that the return answers. */
const CASE_NUMBER = sql<string | null>`coalesce(
  (select number from service_case where service_case.request_id = goods_return.request_id),
  (select service_case.number from flow_made join service_case on service_case.instance_id = root_id
    where record = 'return' and record_id = goods_return.id))`

export async function getParcel(database: Database, id: string) {
  const row = await selected(database)
    .select(CASE_NUMBER.as('case_number'))
    .where('parcel.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return refuse({ code: 'parcels.not-found', parcel: id })
  const lines = (await linesOfParcels(database, [id])).get(id) ?? []
  const events = await database
    .selectFrom('parcel_event')
    .selectAll()
    .where('parcel_id', '=', id)
    .orderBy('at')
    .orderBy('told_at')
    .execute()
  return accept({
    ...shown(row),
    caseNumber: row.case_number,
    lines: lines.map(({ order_line_id, return_line_id, units }) => ({
      line: order_line_id ?? return_line_id ?? '',
      units,
    })),
    events: events.map(({ at, provider, code, status, homeward, place, words, moved, told_at }) => ({
      at,
      provider,
      code,
      status: status as ParcelStatus | null,
      homeward: homeward as Homeward | null,
      place,
      words,
      moved,
      toldAt: told_at,
    })),
  })
}

const selected = (database: Database) =>
  database
    .selectFrom('parcel')
    .leftJoin('sales_order', 'sales_order.id', 'parcel.order_id')
    .leftJoin('goods_return', 'goods_return.id', 'parcel.return_id')
    .selectAll('parcel')
    .select(['sales_order.number as order_number', 'goods_return.number as return_number'])
type Selected = Awaited<ReturnType<ReturnType<typeof selected>['executeTakeFirstOrThrow']>>

const shown = (row: Selected) => ({
  id: row.id,
  direction: row.direction as 'outbound' | 'return',
  carrier: row.carrier,
  trackingNumber: row.tracking_number,
  provider: row.provider,
  orderId: row.order_id,
  orderNumber: row.order_number,
  returnId: row.return_id,
  returnNumber: row.return_number,
  status: row.status as ParcelStatus,
  code: row.code,
  statusAt: row.status_at,
  homeward: row.homeward as Homeward | null,
  discord: row.discord as Json,
  registeredAt: row.registered_at,
  deliveredAt: row.delivered_at,
  lostAt: row.lost_at,
  watchEndedAt: row.watch_ended_at,
})
