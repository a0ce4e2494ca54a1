import type { OrderBook, RefundPolicy } from '@aftersale/commerce'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { findOrders } from '../orders/index.ts'
import { lookAt, quoteSubject, type RefundQuote, type RefundRefusal, refundOrder } from '../refunds/index.ts'
import { decideReturn, type NewReturnLine } from './decide-return.ts'
import { imagine } from './imagine.ts'
import type { ReturnRefusal, WantedLine } from './return-terms.ts'
import { returnableOrders } from './returnable-orders.ts'

/** Units of an order that somebody thinks of giving back, and the policy by which they would be refunded. */
export interface ReturnQuestion {
  readonly source?: string | undefined
  readonly order: string
  readonly lines: readonly WantedLine[]
  readonly restockingFeePercent?: number | undefined
  readonly refundShipping?: boolean | undefined
  readonly returnFreight?: number | undefined
  readonly freeShipping?: RefundPolicy['freeShipping']
}

interface Imagined {
  readonly book: OrderBook
  readonly lines: readonly NewReturnLine[]
}

/**
 * What would go back for units, were they given back now: the return is imagined on the order's book, and its refund decided
 * as a real one would be. Each as if it were the only one; nothing is locked and nothing is done.
 */
export async function quoteReturns(
  database: Database,
  items: readonly ReturnQuestion[],
): Promise<Result<RefundQuote, ReturnRefusal | RefundRefusal>[]> {
  const orderIds = await findOrders(database, items)
  const looked = await lookAt(
    database,
    orderIds.flatMap((id) => id ?? []),
  )
  const orders = await returnableOrders(database, looked, items, orderIds)
  const imagined = items.map((item, at): Result<Imagined, ReturnRefusal> => {
    const order = orders.get(orderIds[at] ?? '')
    if (order === undefined) return refuse({ code: 'orders.not-found', order: item.order })
    let count = 0
    const ids = { returnId: '', newLine: () => `imagined ${(count += 1)}` }
    const decision = decideReturn(order, item.lines, true, ids)
    if (!decision.ok) return decision
    const book = imagine(order.book, decision.value.postings)
    return book.ok ? accept({ book: book.value, lines: decision.value.lines }) : book
  })
  return items.map((item, at) => {
    const one = imagined[at]
    const known = refundOrder(looked, orderIds[at] ?? '')
    if (one === undefined || !one.ok) return one ?? refuse({ code: 'orders.not-found', order: item.order })
    if (known === undefined) throw new Error(`expected what is known of the order ${item.order}, found nothing`)
    const { book, lines } = one.value
    const returnLines = new Map(lines.map(({ id, gross, tax }) => [id, { gross, tax }]))
    const order = { ...known, book, returnLines, asked: lines.map(({ id }) => id) }
    const { restockingFeePercent, refundShipping, returnFreight, freeShipping } = item
    const policy = { restockingFeePercent, refundShipping, returnFreight, freeShipping }
    const terms = { beforeReceipt: true, outside: false, ...policy }
    const quote = quoteSubject({ returnId: '', requestId: null, orders: [order] }, terms)
    return quote.ok ? accept(withoutImaginedIds(quote.value)) : quote
  })
}

const withoutImaginedIds = (quote: RefundQuote): RefundQuote => ({
  ...quote,
  lines: quote.lines.map((line) => ({ ...line, returnLineId: null })),
})
