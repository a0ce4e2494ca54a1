import { type LedgerRefusal, type OrderAction, type OrderBook, post } from '@aftersale/commerce'
import { accept, type Result } from '@aftersale/kernel'
import type { Posting } from '../orders/index.ts'

/** The book of an order as it would be, had these happened. */
export function imagine(book: OrderBook, postings: readonly Posting[]): Result<OrderBook, LedgerRefusal> {
  let imagined = book
  for (const { action } of postings) {
    const posted = post(imagined, action as OrderAction)
    if (!posted.ok) return posted
    imagined = posted.value.book
  }
  return accept(imagined)
}
