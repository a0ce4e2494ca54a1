import { awaited, balanceOf, type OrderAction, type OrderBook } from '@aftersale/commerce'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { type KeyTaken, type Outcome, runKeyed } from '../../platform/keyed-commands.ts'
import { openLedger, type Posting } from '../orders/index.ts'
import { cancelledOnes, type FoundExchange, findExchanges, markCancelled, refundsUnderWay } from './exchange.store.ts'
import type { ExchangeRefusal } from './exchange-terms.ts'

export interface CancelledExchange {
  readonly id: string
  readonly number: string
  readonly currency: string
  /** What the order owes the customer then, in minor units; below zero the customer owes it. */
  readonly owed: number
}

/**
 * Cancels exchanges of which nothing was shipped: what goes out is taken off the order, what was charged and credited is
 * taken back, and units that did not come are free again. Units that came stay: they are given back, or refunded. What was
 * paid towards the difference is owed then.
 */
export async function cancelExchanges(
  tx: Transaction,
  items: readonly { readonly key: string; readonly exchange: string }[],
  when: { readonly now: Instant; readonly by: string },
): Promise<Result<Outcome<CancelledExchange>, ExchangeRefusal | KeyTaken>[]> {
  return runKeyed(tx, items, {
    scope: 'exchanges.cancel',
    now: when.now,
    run: async (fresh) => {
      const found = await findExchanges(
        tx,
        fresh.map(({ exchange }) => exchange),
      )
      const known = found.flatMap((one) => one ?? [])
      const ledger = await openLedger(
        tx,
        known.map(({ orderId }) => orderId),
      )
      const cancelled = await cancelledOnes(
        tx,
        known.map(({ id }) => id),
      )
      const underWay = await refundsUnderWay(
        tx,
        known.flatMap(({ refundId }) => refundId ?? []),
      )
      const done: string[] = []
      const results = fresh.map((_, at): Result<CancelledExchange, ExchangeRefusal> => {
        const one = found[at]
        if (one === undefined) return refuse({ code: 'exchanges.not-found' })
        if (cancelled.has(one.id)) return refuse({ code: 'exchanges.already-cancelled' })
        if (underWay.has(one.refundId ?? '')) return refuse({ code: 'exchanges.money-gone-back' })
        const book = ledger.book(one.orderId)
        if (book === undefined) throw new Error(`expected the order of the exchange ${one.number}, found none`)
        const steps = undoing(book, one)
        if (!steps.ok) return steps
        const posted = ledger.post(steps.value)
        if (!posted.ok) return posted
        cancelled.add(one.id)
        done.push(one.id)
        return accept({ id: one.id, number: one.number, currency: one.currency, owed: balanceOf(book).owed })
      })
      await ledger.save(when)
      await markCancelled(tx, done, isoOf(when.now))
      return results
    },
  })
}

function undoing(book: OrderBook, exchange: FoundExchange): Result<Posting[], ExchangeRefusal> {
  const actions: OrderAction[] = []
  let shipped = 0
  for (const id of exchange.outgoing) {
    const line = book.lines.get(id)
    if (line === undefined) throw new Error(`expected the line ${id} of ${exchange.number} in its order, found none`)
    shipped += line.shipped
    const units = line.quantity - line.cancelled
    if (units > 0) actions.push({ kind: 'cancel-item', line: id, units })
  }
  if (shipped > 0) return refuse({ code: 'exchanges.shipped', units: shipped })
  if (exchange.charged > 0) actions.push({ kind: 'credit', amount: exchange.charged, reason: 'other' })
  for (const returnLine of exchange.returned) {
    const entry = book.returns.get(returnLine)
    if (entry === undefined) throw new Error(`expected the return line ${returnLine} in its order, found none`)
    const { credited, fee } = entry
    if (credited > 0) actions.push({ kind: 'uncredit-return', returnLine, units: credited, fee })
    const open = awaited(entry)
    if (open > 0) actions.push({ kind: 'cancel-return', returnLine, units: open })
  }
  if (exchange.shippingCredited > 0) actions.push({ kind: 'uncredit-shipping', amount: exchange.shippingCredited })
  return accept(actions.map((action) => ({ orderId: exchange.orderId, action }) as Posting))
}
