import type { Reservation, StockLot } from '@aftersale/commerce'
import type { LocalDate } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'

const NAME = { name: 'text' } as const
const given = (names: readonly string[]) =>
  givenRows(
    NAME,
    [...new Set(names)].map((name) => ({ name })),
  )

interface ReservationRow {
  readonly id: string
  readonly reference: string
  readonly product: string
  readonly units: number
  readonly issued_units: number
  readonly released_units: number
}

/** Locks the named reservations, and the open ones of the references, in the order of their ids; with the lots they hold. */
export async function lockReservations(
  tx: Transaction,
  ids: readonly string[],
  references: readonly string[],
): Promise<Reservation[]> {
  if (ids.length === 0 && references.length === 0) return []
  const { rows } = await sql<ReservationRow>`
    select id, reference, product, units, issued_units, released_units from stock_reservation
    where id in (
      select id from stock_reservation where id in (select name::uuid from ${given(ids)})
      union all
      select id from stock_reservation where ended_at is null and reference in (select name from ${given(references)}))
    order by id for no key update`.execute(tx)
  const held = await heldLots(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, reference, product, units, issued_units: issued, released_units: released }) => {
    const lots = (held.get(id) ?? []).map((one) => [one.lot_id, one.units] as const)
    return { id, reference, product, units, issued, released, lots: new Map(lots) }
  })
}

/** By the reservation that holds them. */
async function heldLots(tx: Transaction, ids: readonly string[]) {
  const { rows } = await sql<{ reservation_id: string; lot_id: string; units: number }>`
    select reservation_id, lot_id, units from stock_reservation_lot
    where reservation_id in (select name::uuid from ${given(ids)})`.execute(tx)
  return Map.groupBy(rows, (row) => row.reservation_id)
}

/** What must be known of stock: the lots of a product in a warehouse that have units, or the one of a name. */
export interface WantedLots {
  readonly warehouse: string
  readonly product: string
  /** Also where it has no units; null: none. */
  readonly lot: string | null
  /** The warehouse that goods come from: lots of the names that have units there; null: none. */
  readonly from: string | null
}

const WANTED = { warehouse: 'text', product: 'text', lot: 'text', from: 'text' } as const

interface LotRow {
  readonly id: string
  readonly warehouse: string
  readonly product: string
  readonly lot: string
  readonly expires_on: LocalDate | null
  readonly on_hand: number
  readonly reserved: number
}

/** Locks the lots in the order of their ids. `ids`: those, and all in their warehouses of their products. */
export async function lockLots(
  tx: Transaction,
  wanted: readonly WantedLots[],
  ids: readonly string[],
): Promise<StockLot[]> {
  const { rows } = await sql<LotRow>`
    with wanted as materialized (
      select warehouse.id as warehouse_id, given.product, given.lot, source.id as from_id
      from ${givenRows(WANTED, wanted)} join warehouse on warehouse.code = given.warehouse
        left join warehouse as source on source.code = given.from
      union
      select warehouse_id, product, null, null from stock_lot where id in (select name::uuid from ${given(ids)}))
    select stock_lot.id, warehouse.code as warehouse, product, lot, expires_on, on_hand, reserved
    from stock_lot join warehouse on warehouse.id = warehouse_id
    where stock_lot.id in (
      select here.id from stock_lot as here join wanted using (warehouse_id, product) where here.on_hand > 0
      union
      select here.id from stock_lot as here join wanted using (warehouse_id, product, lot)
      union
      select here.id from wanted join stock_lot as there on there.warehouse_id = from_id
          and there.product = wanted.product and there.on_hand > 0
        join stock_lot as here on here.warehouse_id = wanted.warehouse_id and here.product = wanted.product
          and here.lot = there.lot
      union
      select name::uuid from ${given(ids)})
    order by stock_lot.id for no key update of stock_lot`.execute(tx)
  return rows.map(({ expires_on: expiresOn, on_hand: onHand, ...row }) => ({ ...row, expiresOn, onHand }))
}
