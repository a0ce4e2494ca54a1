import type { AnswerOf, routes } from '@aftersale/contract'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

type Differing = AnswerOf<typeof routes.checkStock>['items'][number]

const MOST = 1_000

/**
 * Lots whose figures are not what their movements and the reservations that hold them sum up to, at most a thousand: none
 * where the program has no defect and nobody wrote past it.
 */
export async function differingLots(database: Database): Promise<Differing[]> {
  const { rows } = await sql<Differing>`
    with moved as (select lot_id, sum(units) as units from stock_movement group by lot_id),
      held as (select lot_id, sum(units) as units from stock_reservation_lot group by lot_id)
    select stock_lot.id, warehouse.code as warehouse, product, lot, expires_on as "expiresOn", on_hand as "onHand", reserved,
      coalesce(moved.units, 0) as movements, coalesce(held.units, 0) as held
    from stock_lot join warehouse on warehouse.id = warehouse_id
      left join moved on moved.lot_id = stock_lot.id left join held on held.lot_id = stock_lot.id
    where on_hand <> coalesce(moved.units, 0) or reserved <> coalesce(held.units, 0)
    order by stock_lot.id limit ${MOST}`.execute(database)
  return rows
}
