import type { Change, LineBook, OrderBook, PartBook, PaymentBook, ReturnBook } from '@aftersale/commerce'
import type { Instant } from '@aftersale/kernel'

/** What is known of an order beside its book. */
export interface OrderHeader {
  readonly id: string
  readonly source: string
  readonly number: string
  readonly customer: string
  readonly currency: string
  readonly orderedAt: Instant
}

type Entries = 'lines' | 'returns' | 'payments' | 'parts'

/** A book that changes in place: copying one for each of thousands of actions on a large order would take squares of time. */
type LiveBook = { -readonly [Name in Exclude<keyof OrderBook, Entries>]: OrderBook[Name] } & {
  readonly lines: Map<string, LineBook>
  readonly returns: Map<string, ReturnBook>
  readonly payments: Map<string, PaymentBook>
  readonly parts: Map<string, PartBook>
}

/** A line as callers may name it, and what it is. */
export interface NamedLine {
  readonly id: string
  readonly reference: string | null
  readonly product: string
  readonly name: string
  readonly giftOf: string | null
}

/** A payment of an order, as its gateway and people know it. */
export interface KnownPayment {
  readonly id: string
  readonly provider: string
  /** Null where no gateway can be asked about it. */
  readonly reference: string | null
}

/** What returns and refunds go by beside the book, as it was when the order was read: what happens to it moves none of it. */
interface OrderFacts {
  readonly taxIncluded: boolean
  /** In the order in which they were sold or added. */
  readonly lines: readonly NamedLine[]
  /** By return line: what its units cost before discounts, and the tax. Absent: their share of the line. */
  readonly prices: ReadonlyMap<string, { readonly gross: number; readonly tax: number }>
  readonly payments: ReadonlyMap<string, KnownPayment>
}

/** An order of a session: locked, and as it stands after what was posted so far. */
export interface OpenOrder {
  readonly header: OrderHeader
  readonly book: LiveBook
  readonly facts: OrderFacts
}

/** Where orders come from: a session that has them locked, or a look at them. Undefined: there is none. */
export interface Books {
  book(orderId: string): OrderBook | undefined
  header(orderId: string): OrderHeader | undefined
  facts(orderId: string): OrderFacts | undefined
}

/** Makes a change; answers what takes it back. */
export function makeChange({ book }: OpenOrder, change: Change): () => void {
  const { sums = {}, line, returnLine, payment, part } = change
  const { actions, charged, credited, paidBack, shippingCredited } = book
  Object.assign(book, {
    actions: actions + 1,
    charged: charged + (sums.charged ?? 0),
    credited: credited + (sums.credited ?? 0),
    paidBack: paidBack + (sums.paidBack ?? 0),
    shippingCredited: shippingCredited + (sums.shippingCredited ?? 0),
  })
  const undoEntries = [
    setEntry(book.lines, line),
    setEntry(book.returns, returnLine),
    setEntry(book.payments, payment),
    setEntry(book.parts, part),
  ]
  return () => {
    Object.assign(book, { actions, charged, credited, paidBack, shippingCredited })
    for (const undo of undoEntries) undo?.()
  }
}

function setEntry<Entry extends { readonly id: string }>(
  entries: Map<string, Entry>,
  entry: Entry | undefined,
): (() => void) | undefined {
  if (entry === undefined) return undefined
  const before = entries.get(entry.id)
  entries.set(entry.id, entry)
  return () => {
    if (before === undefined) entries.delete(entry.id)
    else entries.set(entry.id, before)
  }
}
