import type { Reservation, StockEvent, StockLot } from '@aftersale/commerce'
import { heldUnits } from '@aftersale/commerce'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { newId } from '../../platform/ids.ts'
import { insertMany } from '../../platform/insert-many.ts'
import { Overtaken } from '../../platform/transaction.ts'

type When = { readonly now: Instant; readonly by: string }

const LOT = {
  id: 'uuid',
  warehouse: 'text',
  product: 'text',
  lot: 'text',
  expires_on: 'text',
  on_hand: 'integer',
  reserved: 'integer',
} as const

const lotRow = ({ expiresOn, onHand, ...lot }: StockLot) => ({ ...lot, expires_on: expiresOn, on_hand: onHand })

/** In the order of their places, so that two who open the same lots do not wait for each other; the slower is overtaken. */
export async function insertLots(tx: Transaction, lots: readonly StockLot[]): Promise<void> {
  if (lots.length === 0) return
  const { rows } = await sql<{ id: string }>`
    insert into stock_lot (id, warehouse_id, product, lot, expires_on, on_hand, reserved)
    select given.id, warehouse.id, given.product, given.lot, given.expires_on::date, given.on_hand, given.reserved
    from ${givenRows(LOT, lots.map(lotRow))} join warehouse on warehouse.code = given.warehouse
    order by given.product, warehouse.id, given.lot
    on conflict (product, warehouse_id, lot) do nothing returning id`.execute(tx)
  if (rows.length < lots.length) throw new Overtaken('somebody else opened one of these lots')
}

/** Lots that are there, and locked. */
export async function updateLots(tx: Transaction, lots: readonly StockLot[]): Promise<void> {
  if (lots.length === 0) return
  await sql`update stock_lot set on_hand = given.on_hand, reserved = given.reserved
    from ${givenRows(LOT, lots.map(lotRow))} where stock_lot.id = given.id`.execute(tx)
}

const RESERVATION = {
  id: 'uuid',
  reference: 'text',
  product: 'text',
  units: 'integer',
  issued_units: 'integer',
  released_units: 'integer',
  made_at: 'timestamptz',
  made_by: 'text',
  ended_at: 'timestamptz',
} as const

const reservationRow = (one: Reservation, { now, by }: When) => ({
  id: one.id,
  reference: one.reference,
  product: one.product,
  units: one.units,
  issued_units: one.issued,
  released_units: one.released,
  made_at: isoOf(now),
  made_by: by,
  ended_at: heldUnits(one) === 0 ? isoOf(now) : null,
})

const HELD = { reservation_id: 'uuid', lot_id: 'uuid', units: 'integer' } as const

/** Writes reservations as they stand, those that are there and those that are new, with the lots that they hold now. */
export async function saveReservations(
  tx: Transaction,
  reservations: readonly Reservation[],
  when: When,
): Promise<void> {
  if (reservations.length === 0) return
  const rows = reservations.map((one) => reservationRow(one, when))
  const ending = sql`on conflict (id) do update set issued_units = excluded.issued_units,
    released_units = excluded.released_units, ended_at = excluded.ended_at`
  await insertMany(tx, 'stock_reservation', RESERVATION, rows, { ending })
  await sql`delete from stock_reservation_lot using ${givenRows({ id: 'uuid' }, rows)}
    where reservation_id = given.id`.execute(tx)
  const held = reservations.flatMap(({ id, lots }) =>
    [...lots].map(([lot, units]) => ({ reservation_id: id, lot_id: lot, units })),
  )
  await insertMany(tx, 'stock_reservation_lot', HELD, held)
}

const MOVEMENT = {
  id: 'uuid',
  lot_id: 'uuid',
  kind: 'text',
  units: 'integer',
  reason: 'text',
  note: 'text',
  reference: 'text',
  reservation_id: 'uuid',
  at: 'timestamptz',
  by: 'text',
} as const

/** Appends what was moved, in the order in which it happened. */
export async function insertMovements(tx: Transaction, events: readonly StockEvent[], when: When): Promise<void> {
  const rows = events.flatMap((event) => {
    if (event.kind !== 'units-moved') return []
    const { reason = null, note = null, reference = null } = event.remarks
    return [
      {
        id: newId(when.now),
        lot_id: event.lot,
        kind: event.movement,
        units: event.units,
        reason,
        note,
        reference,
        reservation_id: event.reservation ?? null,
        at: isoOf(when.now),
        by: when.by,
      },
    ]
  })
  await insertMany(tx, 'stock_movement', MOVEMENT, rows)
}
