import { type Answer, type AnswerOf, type QueryOf, readCursor, type routes, writeCursor } from '@aftersale/contract'
import {
  accept,
  addDays,
  daysBetween,
  type LocalDate,
  localDateAt,
  type Result,
  readLocalDate,
  refuse,
} from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { StockMoment } from './change-stock.ts'
import { isAt } from './stock.view.ts'

type Ask = QueryOf<typeof routes.listStockLots>
type Lot = AnswerOf<typeof routes.listStockLots>['items'][number]

/** A page of lots with units on hand, those that expire first. */
export async function listStockLots(
  database: Database,
  ask: QueryOf<typeof routes.listStockLots>,
): Answer<typeof routes.listStockLots> {
  return await lotsPage(database, ask, sql`true`)
}

/** A page of lots that have expired or will within so many days, with the days that are left. */
export async function listExpiringStock(
  database: Database,
  ask: QueryOf<typeof routes.listExpiringStock>,
  moment: Pick<StockMoment, 'now' | 'zone'>,
): Answer<typeof routes.listExpiringStock> {
  const today = localDateAt(moment.now, moment.zone)
  const lots = await lotsPage(database, ask, sql`expires_on <= ${addDays(today, ask.days)}`)
  if (!lots.ok) return lots
  const { items, next } = lots.value
  return accept({ items: items.map((lot) => ({ ...lot, daysLeft: daysLeft(today, lot) })), next })
}

const daysLeft = (today: LocalDate, { expiresOn }: Lot) =>
  expiresOn === null ? 0 : daysBetween(today, expiresOn as LocalDate)

async function lotsPage(
  database: Database,
  ask: Ask,
  condition: RawBuilder<unknown>,
): Answer<typeof routes.listStockLots> {
  const after = afterLot(ask)
  if (!after.ok) return after
  const { rows } = await sql<Lot>`
    select stock_lot.id, warehouse.code as warehouse, product, lot, expires_on as "expiresOn", on_hand as "onHand", reserved,
      on_hand - reserved as available
    from stock_lot join warehouse on warehouse.id = warehouse_id
    where on_hand > 0 and ${condition} and ${isAt(ask, 'stock_lot')} and ${after.value}
    order by expires_on, stock_lot.id limit ${ask.limit + 1}`.execute(database)
  const items = rows.slice(0, ask.limit)
  const last = items.at(-1)
  const hasMore = rows.length > ask.limit && last !== undefined
  return accept({ items, next: hasMore ? writeCursor([last.expiresOn ?? '', last.id]) : null })
}

/** What comes after the last lot of the page before; lots that keep come last. */
function afterLot({ cursor }: Ask): Result<RawBuilder<unknown>, { readonly code: 'paging.cursor-wrong' }> {
  if (cursor === undefined) return accept(sql`true`)
  const read = readCursor(cursor, ['string', 'id'])
  if (!read.ok) return read
  const [day, id] = read.value
  if (day === '') return accept(sql`(expires_on is null and stock_lot.id > ${id}::uuid)`)
  if (readLocalDate(day) === undefined) return refuse({ code: 'paging.cursor-wrong' })
  return accept(sql`((expires_on, stock_lot.id) > (${day}::date, ${id}::uuid) or expires_on is null)`)
}
