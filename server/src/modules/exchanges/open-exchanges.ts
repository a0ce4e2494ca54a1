import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type KeyTaken, type Outcome, runKeyed } from '../../platform/keyed-commands.ts'
import { findOrders, type Ledger, openLedger } from '../orders/index.ts'
import { askGateways, insertRefunds } from '../refunds/index.ts'
import { writeReturnLines, writeReturns } from '../returns/index.ts'
import { decideExchange, type ExchangeDecision } from './decide-exchange.ts'
import { insertExchangeLines, insertExchanges } from './exchange.store.ts'
import { toldFigures } from './exchange-figures.ts'
import type { ExchangeOrder } from './exchange-order.ts'
import { exchangeOrders } from './exchange-orders.ts'
import type { ExchangeRefusal, ExchangeTerms } from './exchange-terms.ts'

/** An exchange that was opened. */
export interface OpenedExchange {
  readonly id: string
  readonly number: string
  readonly returnId: string
  readonly returnNumber: string
  readonly returnLineIds: string[]
  readonly replacementLineIds: string[]
  readonly refundId: string | null
  readonly currency: string
  readonly difference: number
}

interface When {
  readonly now: Instant
  readonly by: string
}

interface Opening {
  readonly id: string
  readonly returnId: string
  readonly refundId: string
  readonly key: string
  readonly order: ExchangeOrder
  readonly decision: ExchangeDecision
  /** What the units that come back were found to be worth, in their order. */
  readonly worth: readonly number[]
}

/**
 * Opens exchanges, each once by its key: what comes back is held and credited, what goes out is a line of the order that is
 * shipped once a difference is paid; a difference in the customer's favour goes back.
 */
export async function openExchanges(
  tx: Transaction,
  items: readonly (ExchangeTerms & { readonly key: string })[],
  when: When,
): Promise<Result<Outcome<OpenedExchange>, ExchangeRefusal | KeyTaken>[]> {
  return runKeyed(tx, items, { scope: 'exchanges.open', now: when.now, run: (fresh) => openAll(tx, fresh, when) })
}

async function openAll(
  tx: Transaction,
  items: readonly (ExchangeTerms & { readonly key: string })[],
  when: When,
): Promise<Result<OpenedExchange, ExchangeRefusal>[]> {
  const orderIds = await findOrders(tx, items)
  const ledger = await openLedger(
    tx,
    orderIds.flatMap((id) => id ?? []),
  )
  const orders = await exchangeOrders(tx, ledger, items, orderIds)
  const decided = items.map((item, at): Result<Opening, ExchangeRefusal> => {
    const order = orders.get(orderIds[at] ?? '')
    return order === undefined
      ? refuse({ code: 'orders.not-found', order: item.order })
      : open(ledger, order, item, when)
  })
  const openings = decided.flatMap((one) => (one.ok ? [one.value] : []))
  const numbers = await write(tx, ledger, openings, when)
  await askGateways(
    tx,
    orders,
    openings.flatMap(({ decision }) => decision.parts),
    when.now,
  )
  return decided.map((one) => (one.ok ? accept(openedOf(one.value, numbers)) : one))
}

function open(
  ledger: Ledger,
  order: ExchangeOrder,
  item: ExchangeTerms & { readonly key: string },
  { now }: When,
): Result<Opening, ExchangeRefusal> {
  const [id, returnId, refundId] = [newId(now), newId(now), newId(now)]
  const fresh = () => newId(now)
  const decision = decideExchange(order, item, { returnId, refundId, newLine: fresh, newPart: fresh })
  if (!decision.ok) return decision
  const posted = ledger.post(decision.value.postings)
  if (!posted.ok) return posted
  const worth = decision.value.returned.map((_, at) => posted.value[at]?.moved ?? 0)
  return accept({ id, returnId, refundId, key: item.key, order, decision: decision.value, worth })
}

interface Numbers {
  readonly exchanges: ReadonlyMap<string, string>
  readonly returns: ReadonlyMap<string, string>
}

/** Writes everything that stands around the session's rows, those that these refer to first. */
async function write(tx: Transaction, ledger: Ledger, openings: readonly Opening[], when: When): Promise<Numbers> {
  const returns = await writeReturns(
    tx,
    ledger,
    openings.map(({ returnId, order }) => ({ id: returnId, kind: 'exchange', orderId: order.book.id })),
    when.now,
  )
  await insertRefunds(
    tx,
    openings.filter(paysBack).map((opening) => refundOf(opening, when.now)),
  )
  await ledger.save(when)
  await writeReturnLines(
    tx,
    openings.flatMap(({ decision, worth }) =>
      decision.returned.map((line, at) => ({ ...line, worth: worth[at] ?? 0 })),
    ),
    when.now,
  )
  const exchanges = await insertExchanges(
    tx,
    openings.map((opening) => exchangeOf(opening, when.now)),
  )
  await insertExchangeLines(
    tx,
    openings.flatMap(({ id, decision }) =>
      decision.outgoing.map(({ lineId, replaces, samePrice }, position) => {
        return { exchange_id: id, position, order_line_id: lineId, replaces_id: replaces, same_price: samePrice }
      }),
    ),
  )
  return { exchanges, returns }
}

const paysBack = ({ decision }: Opening) => decision.parts.length > 0

function refundOf({ refundId, returnId, key, order, decision }: Opening, now: Instant) {
  return {
    id: refundId,
    effect_key: `exchanges.open ${key}`,
    request_id: null,
    return_id: returnId,
    order_id: order.book.id,
    amount_minor: decision.parts.reduce((sum, { amount }) => sum + amount, 0),
    currency: order.book.currency,
    approved_at: isoOf(now),
    explanation: JSON.stringify(decision.explanation),
    figures: null,
  }
}

function exchangeOf({ id, returnId, refundId, order, decision }: Opening, now: Instant) {
  const { freight, replacementShipping, shipping, difference } = decision.figures
  return {
    id,
    order_id: order.book.id,
    return_id: returnId,
    refund_id: decision.parts.length > 0 ? refundId : null,
    currency: order.book.currency,
    difference_minor: difference,
    charged_minor: freight + replacementShipping.amount,
    shipping_credited_minor: shipping,
    figures: JSON.stringify(toldFigures(order, decision)),
    explanation: JSON.stringify(decision.explanation),
    opened_at: isoOf(now),
  }
}

function openedOf(opening: Opening, { exchanges, returns }: Numbers): OpenedExchange {
  const { id, returnId, refundId, order, decision } = opening
  return {
    id,
    number: exchanges.get(id) ?? '',
    returnId,
    returnNumber: returns.get(returnId) ?? '',
    returnLineIds: decision.returned.map((line) => line.id),
    replacementLineIds: decision.outgoing.map(({ lineId }) => lineId),
    refundId: paysBack(opening) ? refundId : null,
    currency: order.book.currency,
    difference: decision.figures.difference,
  }
}
