import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, isId } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { afterId, pageOf } from '../../platform/paging.ts'
import { isAt } from './stock.view.ts'

type Movement = AnswerOf<typeof routes.listStockMovements>['items'][number]
type Reservation = AnswerOf<typeof routes.listStockReservations>['items'][number]

/** A page of movements, the last first. */
export async function listStockMovements(
  database: Database,
  ask: QueryOf<typeof routes.listStockMovements>,
): Answer<typeof routes.listStockMovements> {
  const after = afterId(ask)
  if (!after.ok) return after
  const conditions = [isAt(ask, 'stock_lot')]
  if (ask.lot !== undefined) conditions.push(isId(ask.lot) ? sql`lot_id = ${ask.lot}::uuid` : sql`false`)
  if (ask.reference !== undefined) conditions.push(sql`reference = ${ask.reference}`)
  if (after.value !== null) conditions.push(sql`stock_movement.id < ${after.value}::uuid`)
  const { rows } = await sql<Movement>`
    select stock_movement.id, at, by, warehouse.code as warehouse, product, lot, kind, units, reason, reference, note,
      reservation_id as "reservationId"
    from stock_movement join stock_lot on stock_lot.id = lot_id join warehouse on warehouse.id = warehouse_id
    where ${sql.join(conditions, sql` and `)} order by stock_movement.id desc limit ${ask.limit + 1}`.execute(database)
  return accept(pageOf(rows, ask, ({ id }) => id))
}

/** A page of reservations, the last made first, with the lots that they hold. */
export async function listStockReservations(
  database: Database,
  ask: QueryOf<typeof routes.listStockReservations>,
): Answer<typeof routes.listStockReservations> {
  const after = afterId(ask)
  if (!after.ok) return after
  let query = database
    .selectFrom('stock_reservation')
    .select(['id', 'reference', 'product', 'units', 'issued_units as issued', 'released_units as released'])
    .select(['made_at as madeAt', 'made_by as madeBy', 'ended_at as endedAt'])
    .orderBy('id', 'desc')
    .limit(ask.limit + 1)
  if (ask.reference !== undefined) query = query.where('reference', '=', ask.reference)
  if (ask.product !== undefined) query = query.where('product', '=', ask.product)
  if (ask.state === 'open') query = query.where('ended_at', 'is', null)
  if (ask.state === 'ended') query = query.where('ended_at', 'is not', null)
  if (after.value !== null) query = query.where(sql<boolean>`id < ${after.value}::uuid`)
  const rows = await query.execute()
  const held = await lotsOf(
    database,
    rows.map(({ id }) => id),
  )
  const found = rows.map((row) => ({ ...row, lots: held.get(row.id) ?? [] }))
  return accept(pageOf(found, ask, ({ id }) => id))
}

type HeldLot = Reservation['lots'][number]

async function lotsOf(database: Database, ids: readonly string[]): Promise<Map<string, HeldLot[]>> {
  const given = givenRows(
    { id: 'uuid' },
    ids.map((id) => ({ id })),
  )
  const { rows } = await sql<HeldLot & { reservation: string }>`
    select reservation_id as reservation, warehouse.code as warehouse, lot, expires_on as "expiresOn", units
    from stock_reservation_lot join ${given} on given.id = reservation_id join stock_lot on stock_lot.id = lot_id
      join warehouse on warehouse.id = warehouse_id
    order by expires_on, lot, stock_lot.id`.execute(database)
  const lots = new Map<string, HeldLot[]>()
  for (const { reservation, ...lot } of rows) lots.set(reservation, [...(lots.get(reservation) ?? []), lot])
  return lots
}
