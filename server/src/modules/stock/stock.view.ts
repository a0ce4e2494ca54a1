import {
  type Answer,
  type AnswerOf,
  type Bilingual,
  type QueryOf,
  readCursor,
  type routes,
  writeCursor,
} from '@aftersale/contract'
import { accept, type LocalDate, localDateAt, type Result } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import { countUpTo } from '../../platform/count-up-to.ts'
import type { Database } from '../../platform/database.ts'
import { isFoundBy } from '../../platform/found-by.ts'
import type { StockMoment } from './change-stock.ts'

type Moment = Pick<StockMoment, 'now' | 'zone'>
type Conditions = QueryOf<typeof routes.countStock>
type OfProduct = AnswerOf<typeof routes.listStock>['items'][number]
type Place = { readonly warehouse?: string | undefined; readonly product?: string | undefined }

/** Only of this warehouse and product, where those are named; `table` is what holds the two. */
export function isAt({ warehouse, product }: Place, table: string): RawBuilder<unknown> {
  const conditions = [sql`true`]
  if (warehouse !== undefined) {
    conditions.push(sql`${sql.ref(`${table}.warehouse_id`)} = (select id from warehouse where code = ${warehouse})`)
  }
  if (product !== undefined) conditions.push(sql`${sql.ref(`${table}.product`)} = ${product}`)
  return sql`${sql.join(conditions, sql` and `)}`
}

/** The same, and of products that are found by what was typed. */
function isMeant({ q, ...place }: Conditions, table: string): RawBuilder<unknown> {
  if (q === undefined) return isAt(place, table)
  return sql`${isAt(place, table)} and ${sql.ref(`${table}.product`)} in (
    select code from product where ${isFoundBy('product', q)})`
}

type Ask = QueryOf<typeof routes.listStock>

/** A page of what there is by product and warehouse, in the order of products. */
export async function listStock(database: Database, ask: Ask, moment: Moment): Answer<typeof routes.listStock> {
  const after = afterPlace(ask)
  if (!after.ok) return after
  const today = localDateAt(moment.now, moment.zone)
  const from = (place: RawBuilder<unknown>) => isAfter(after.value, place)
  const { rows } = await (ask.low === undefined ? ofLots(ask, today, from) : ofLowLevels(ask, today, from)).execute(
    database,
  )
  return accept(await pageOfPlaces(database, rows, ask))
}

/** How many rows of stock a list would hold. */
export async function countStock(
  database: Database,
  asked: Conditions,
  moment: Moment,
): Answer<typeof routes.countStock> {
  const rows =
    asked.low === undefined
      ? sql`select product from stock_lot where ${isMeant(asked, 'stock_lot')} group by product, warehouse_id`
      : sql`select from stock_level where ${isMeant(asked, 'stock_level')} and minimum > (
          select coalesce(${available(localDateAt(moment.now, moment.zone))}, 0) from stock_lot
          where stock_lot.product = stock_level.product and stock_lot.warehouse_id = stock_level.warehouse_id)`
  return accept(await countUpTo(database, rows))
}

type From = (place: RawBuilder<unknown>) => RawBuilder<unknown>

const ofLots = (ask: Ask, today: LocalDate, isFrom: From) => sql<Row>`
  select stock_lot.product, warehouse.code as warehouse, warehouse.name as "warehouseWords", warehouse.id,
    sum(on_hand) as "onHand", sum(stock_lot.reserved) as reserved, ${available(today)} as available,
    ${expired(today)} as expired, min(minimum) as minimum
  from stock_lot join warehouse on warehouse.id = stock_lot.warehouse_id
    left join stock_level using (warehouse_id, product)
  where ${isMeant(ask, 'stock_lot')} and ${isFrom(sql`(stock_lot.product, stock_lot.warehouse_id)`)}
  group by stock_lot.product, stock_lot.warehouse_id, warehouse.id
  order by stock_lot.product, stock_lot.warehouse_id limit ${ask.limit + 1}`

const ofLowLevels = (ask: Ask, today: LocalDate, isFrom: From) => sql<Row>`
  select stock_level.product, warehouse.code as warehouse, warehouse.name as "warehouseWords", warehouse.id,
    "onHand", reserved, available, expired, minimum
  from stock_level join warehouse on warehouse.id = warehouse_id cross join lateral ${thereOf(today)}
  where available < minimum and ${isMeant(ask, 'stock_level')}
    and ${isFrom(sql`(stock_level.product, stock_level.warehouse_id)`)}
  order by stock_level.product, stock_level.warehouse_id limit ${ask.limit + 1}`

/** What is there of the product of a level. */
const thereOf = (today: LocalDate) => sql`(
  select coalesce(sum(on_hand), 0) as "onHand", coalesce(sum(stock_lot.reserved), 0) as reserved,
    coalesce(${available(today)}, 0) as available, coalesce(${expired(today)}, 0) as expired
  from stock_lot where stock_lot.product = stock_level.product and stock_lot.warehouse_id = stock_level.warehouse_id
) as there`

const available = (today: LocalDate) =>
  sql`sum(case when expires_on < ${today} then 0 else on_hand - stock_lot.reserved end)`
const expired = (today: LocalDate) => sql`sum(case when expires_on < ${today} then on_hand else 0 end)`

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
