import type { Books } from '../orders/index.ts'
import type { RefundOrder } from './refund-subject.ts'

/** An order as refunds see it; undefined where these books have none of this id. */
export function refundOrder(books: Books, orderId: string): Omit<RefundOrder, 'asked'> | undefined {
  const [book, header, facts] = [books.book(orderId), books.header(orderId), books.facts(orderId)]
  if (book === undefined || header === undefined || facts === undefined) return undefined
  const { taxIncluded, lines, prices, payments } = facts
  return {
    book,
    number: header.number,
    taxIncluded,
    lines: new Map(lines.map((line) => [line.id, line])),
    returnLines: prices,
    payments,
  }
}

/** Those of the orders that these books have, by id. */
export const refundOrders = (books: Books, orderIds: readonly string[]) =>
  new Map(
    orderIds.flatMap((id) => {
      const order = refundOrder(books, id)
      return order === undefined ? [] : [[id, order] as const]
    }),
  )
