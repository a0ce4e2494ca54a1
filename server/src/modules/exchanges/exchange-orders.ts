import type { Database, Transaction } from '../../platform/database.ts'
import type { Books } from '../orders/index.ts'
import { returnableOrders } from '../returns/index.ts'
import type { ExchangeOrder } from './exchange-order.ts'
import type { ExchangeTerms } from './exchange-terms.ts'

/** The orders of which goods are exchanged, by id, as they stand in `books`. */
export async function exchangeOrders(
  database: Transaction | Database,
  books: Books,
  items: readonly ExchangeTerms[],
  orderIds: readonly (string | undefined)[],
): Promise<Map<string, ExchangeOrder>> {
  const orders = await returnableOrders(database, books, items, orderIds)
  return new Map(
    [...orders].map(([id, order]) => [id, { ...order, payments: books.facts(id)?.payments ?? new Map() }] as const),
  )
}
