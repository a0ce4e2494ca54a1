import { type Json, type QueryOf, readCursor, type routes } from '@aftersale/contract'
import { accept, isoOf, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import { beginningWith } from '../../platform/beginning-with.ts'
import type { Database } from '../../platform/database.ts'
import { inOrderOf, pageOf } from '../../platform/paging.ts'
import { linesOfParcels } from './parcel.store.ts'
import type { Homeward, ParcelStatus } from './parcel-status.ts'

type Filter = QueryOf<typeof routes.listParcels>

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
    .orderBy('parcel.id', isLatest ? 'desc' : 'asc')
    // Of one order or return there are few, whatever is asked: one plan serves them all.
    .limit(filter.order !== undefined || filter.return !== undefined ? sql.lit(limit + 1) : limit + 1)
  if (after.value !== null) query = query.where('parcel.id', isLatest ? '<' : '>', after.value[0])
  if (filter.direction !== undefined) query = query.where('direction', '=', filter.direction)
  if (filter.status !== undefined) query = query.where('status', '=', filter.status)
  if (filter.order !== undefined) query = query.where('order_id', '=', filter.order)
  if (filter.return !== undefined) query = query.where('return_id', '=', filter.return)
  if (filter.carrier !== undefined) query = query.where('carrier', '=', filter.carrier)
  if (filter.trackingNumber !== undefined) query = query.where('tracking_number', '=', filter.trackingNumber)
  if (filter.q !== undefined) query = query.where('tracking_number', 'like', beginningWith(filter.q))
  if (filter.discord !== undefined) query = query.where('discord', filter.discord === 'true' ? 'is not' : 'is', null)
  if (filter.quietSince !== undefined) {
    const since = isoOf(filter.quietSince)
    query = query.where('status', '<>', 'delivered').where('lost_at', 'is', null)
    query = query.where(sql<boolean>`coalesce(status_at, registered_at) < ${since}`)
  }
  const page = pageOf(await query.execute(), { limit }, ({ id }) => id)
  if (page.items.length === 0) return accept({ items: [], next: page.next })
  const ids = page.items.map(({ id }) => id)
  const rows = await selected(database).where(sql<boolean>`parcel.id = any(${ids}::uuid[])`).execute()
  return accept({ items: inOrderOf(ids, rows).map(shown), next: page.next })
}

export async function getParcel(database: Database, id: string) {
  const row = await selected(database).where('parcel.id', '=', id).executeTakeFirst()
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
