import {
  type Answer,
  type AnswerOf,
  type Bilingual,
  type QueryOf,
  readCursor,
  type routes,
  writeCursor,
} from '@aftersale/contract'
import { accept, localDateAt, type Result } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { StockMoment } from './change-stock.ts'

type Moment = Pick<StockMoment, 'now' | 'zone'>
type OfProduct = AnswerOf<typeof routes.listStock>['items'][number]
type Place = { readonly warehouse?: string | undefined; readonly product?: string | undefined }

/** Only of this warehouse and product, where those are named; `table` is what holds the product. */
export function isAt({ warehouse, product }: Place, table: string): RawBuilder<unknown> {
  const conditions = [sql`true`]
  if (warehouse !== undefined) conditions.push(sql`warehouse.code = ${warehouse}`)
  if (product !== undefined) conditions.push(sql`${sql.ref(`${table}.product`)} = ${product}`)
  return sql`${sql.join(conditions, sql` and `)}`
}

type Ask = QueryOf<typeof routes.listStock>

/** A page of what there is by product and warehouse, in the order of products. */
export async function listStock(database: Database, ask: Ask, moment: Moment): Answer<typeof routes.listStock> {
  const after = afterPlace(ask)
  if (!after.ok) return after
  const today = localDateAt(moment.now, moment.zone)
  const { rows } = await sql<Row>`
    select stock_lot.product, warehouse.code as warehouse, warehouse.id, sum(on_hand) as "onHand",
      sum(stock_lot.reserved) as reserved,
      sum(case when expires_on < ${today} then 0 else on_hand - stock_lot.reserved end) as available,
      sum(case when expires_on < ${today} then on_hand else 0 end) as expired, min(minimum) as minimum
    from stock_lot join warehouse on warehouse.id = stock_lot.warehouse_id
      left join stock_level using (warehouse_id, product)
    where ${isAt(ask, 'stock_lot')} and ${isAfter(after.value, sql`(stock_lot.product, stock_lot.warehouse_id)`)}
    group by stock_lot.product, stock_lot.warehouse_id, warehouse.code, warehouse.id
    order by stock_lot.product, stock_lot.warehouse_id limit ${ask.limit + 1}`.execute(database)
  return accept(await pageOfPlaces(database, rows, ask))
}

/** A page of products whose available units are below their replenishment level. */
export async function listLowStock(database: Database, ask: Ask, moment: Moment): Answer<typeof routes.listLowStock> {
  const after = afterPlace(ask)
  if (!after.ok) return after
  const today = localDateAt(moment.now, moment.zone)
  const { rows } = await sql<Row>`
    select stock_level.product, warehouse.code as warehouse, warehouse.id, "onHand", reserved, available, expired, minimum
    from stock_level join warehouse on warehouse.id = warehouse_id cross join lateral (
      select coalesce(sum(on_hand), 0) as "onHand", coalesce(sum(stock_lot.reserved), 0) as reserved,
        coalesce(sum(case when expires_on < ${today} then 0 else on_hand - stock_lot.reserved end), 0) as available,
        coalesce(sum(case when expires_on < ${today} then on_hand else 0 end), 0) as expired
      from stock_lot where stock_lot.product = stock_level.product and stock_lot.warehouse_id = stock_level.warehouse_id
    ) as there
    where available < minimum and ${isAt(ask, 'stock_level')}
      and ${isAfter(after.value, sql`(stock_level.product, stock_level.warehouse_id)`)}
    order by stock_level.product, stock_level.warehouse_id limit ${ask.limit + 1}`.execute(database)
  return accept(await pageOfPlaces(database, rows, ask))
}

/** What products are called, by their codes. */
async function productWords(database: Database, codes: readonly string[]) {
  const { rows } = await sql<{ code: string; name: Bilingual }>`
    select code, name from product where code = any(${[...new Set(codes)]}::text[])`.execute(database)
  return new Map(rows.map(({ code, name }) => [code, name]))
}

type CursorWrong = { readonly code: 'paging.cursor-wrong' }
type Position = readonly [product: string, warehouseId: string]

function afterPlace({ cursor }: Ask): Result<Position | null, CursorWrong> {
  return cursor === undefined ? accept(null) : readCursor(cursor, ['string', 'id'])
}

const isAfter = (after: Position | null, place: RawBuilder<unknown>) =>
  after === null ? sql`true` : sql`${place} > (${after[0]}, ${after[1]}::uuid)`

type Row = Omit<OfProduct, 'productWords'> & { readonly id: string }

async function pageOfPlaces(database: Database, rows: readonly Row[], { limit }: Ask) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const names = await productWords(
    database,
    shown.map(({ product }) => product),
  )
  const items = shown.map(({ id: _id, ...row }) => ({ ...row, productWords: names.get(row.product) ?? null }))
  return { items, next: rows.length > limit && last !== undefined ? writeCursor([last.product, last.id]) : null }
}
