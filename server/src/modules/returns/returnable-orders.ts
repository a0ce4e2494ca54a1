import type { OrderBook } from '@aftersale/commerce'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import type { ReturnableOrder } from './decide-return.ts'
import { namedLines } from './goods-return.store.ts'
import type { WantedLine } from './return-terms.ts'
import { knownSerials } from './serial.store.ts'

/** Where books come from: a session that has the orders locked, or a look at them. */
interface Books {
  book(orderId: string): OrderBook | undefined
}

/**
 * The orders that units are wanted back of, by id, as they stand in `books`. Serial numbers are looked up where one is
 * named.
 */
export async function returnableOrders(
  database: Transaction | Database,
  books: Books,
  items: readonly { readonly lines: readonly WantedLine[] }[],
  orderIds: readonly (string | undefined)[],
): Promise<Map<string, ReturnableOrder>> {
  const ids = [...new Set(orderIds.flatMap((id) => id ?? []))]
  if (ids.length === 0) return new Map()
  const lines = await namedLines(database, ids)
  const { rows } = await sql<{ id: string }>`
    select id from sales_order where id = any(${ids}::uuid[]) and tax_included`.execute(database)
  const taxIncluded = new Set(rows.map(({ id }) => id))
  const withSerials = new Set(
    items.flatMap((item, at) => (item.lines.some(({ serials }) => serials !== undefined) ? (orderIds[at] ?? []) : [])),
  )
  const serials = await knownSerials(
    database,
    [...withSerials].flatMap((id) => (lines.get(id) ?? []).map((line) => line.id)),
  )
  return new Map(
    ids.flatMap((id) => {
      const book = books.book(id)
      const order = { taxIncluded: taxIncluded.has(id), lines: lines.get(id) ?? [], serials }
      return book === undefined ? [] : [[id, { ...order, book }] as const]
    }),
  )
}
