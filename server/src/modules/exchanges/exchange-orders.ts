import type { OrderBook } from '@aftersale/commerce'
import type { Database, Transaction } from '../../platform/database.ts'
import type { OrderHeader } from '../orders/index.ts'
import { orderFacts } from '../refunds/index.ts'
import { returnableOrders } from '../returns/index.ts'
import type { ExchangeOrder } from './exchange-order.ts'
import type { ExchangeTerms } from './exchange-terms.ts'

/** Where books come from: a session that has the orders locked, or a look at them. */
interface Books {
  book(orderId: string): OrderBook | undefined
  header(orderId: string): OrderHeader | undefined
}

/** The orders of which goods are exchanged, by id, as they stand in `books`. */
export async function exchangeOrders(
  database: Transaction | Database,
  books: Books,
  items: readonly ExchangeTerms[],
  orderIds: readonly (string | undefined)[],
): Promise<Map<string, ExchangeOrder>> {
  const orders = await returnableOrders(database, books, items, orderIds)
  const opened = [...orders.keys()].flatMap((id) => {
    const [book, header] = [books.book(id), books.header(id)]
    return book === undefined || header === undefined ? [] : [{ book, header }]
  })
  const facts = await orderFacts(database, opened)
  return new Map(
    [...orders].map(([id, order]) => [id, { ...order, payments: facts.get(id)?.payments ?? new Map() }] as const),
  )
}
