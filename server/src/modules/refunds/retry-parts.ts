import { balanceOf, type LedgerRefusal } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type KeyTaken, type Outcome, runKeyed } from '../../platform/keyed-commands.ts'
import { type Ledger, openLedger } from '../orders/index.ts'
import { askGateways } from './ask-gateways.ts'
import type { IssuedRefund } from './issue-refunds.ts'
import { BY_HAND, payBackWays } from './pay-back-ways.ts'
import { insertLooseParts } from './refund.store.ts'
import { refundOrders } from './refund-order.ts'
import { type FoundPart, findParts, linkRetries, lockLooseParts, retriesOf } from './refund-part.store.ts'
import type { RefundOrder } from './refund-subject.ts'

/** A failed part to be tried again: as before, through another payment of its order, or (`outside`) by a person. */
export interface PartRetry {
  readonly part: string
  readonly payment?: string | undefined
  readonly outside: boolean
}

type AskedPart = IssuedRefund['parts'][number]
type RetryRefusal =
  | LedgerRefusal
  | KnownRefusal<
      | 'refunds.part-not-found'
      | 'refunds.part-not-failed'
      | 'refunds.part-retried'
      | 'refunds.more-than-owed'
      | 'refunds.payments-exhausted'
    >

/** Tries failed parts again, each by one other part, while their money is still owed. */
export async function retryParts(
  tx: Transaction,
  items: readonly (PartRetry & { readonly key: string })[],
  when: { readonly now: Instant; readonly by: string },
): Promise<Result<Outcome<AskedPart>, RetryRefusal | KeyTaken>[]> {
  return runKeyed(tx, items, { scope: 'refunds.retry', now: when.now, run: (fresh) => retryAll(tx, fresh, when) })
}

async function retryAll(
  tx: Transaction,
  retries: readonly PartRetry[],
  { now, by }: { readonly now: Instant; readonly by: string },
): Promise<Result<AskedPart, RetryRefusal>[]> {
  const ids = retries.map(({ part }) => part)
  const parts = await findParts(tx, ids)
  const orderIds = [...new Set([...parts.values()].flatMap(({ orderId }) => orderId ?? []))]
  const ledger = await openLedger(tx, orderIds)
  const loose = await lockLooseParts(
    tx,
    [...parts.values()].flatMap(({ id, orderId }) => (orderId === null ? [id] : [])),
  )
  const orders = refundOrders(ledger, orderIds)
  const retried = await retriesOf(tx, ids)
  const results = retries.map((retry): Result<AskedPart, RetryRefusal> => {
    const part = parts.get(retry.part)
    if (part === undefined) return refuse({ code: 'refunds.part-not-found' })
    const status = ledger.book(part.orderId ?? '')?.parts.get(part.id)?.status ?? loose.get(part.id) ?? 'pending'
    if (status !== 'failed') return refuse({ code: 'refunds.part-not-failed', status })
    const earlier = retried.get(part.id)
    if (earlier !== undefined) return refuse({ code: 'refunds.part-retried', by: earlier })
    const asked =
      part.orderId === null ? byHandAgain(part, newId(now)) : inLedger(ledger, orders, part, retry, newId(now))
    if (asked.ok) retried.set(part.id, asked.value.id)
    return asked
  })
  const asked = results.flatMap((result, at) => (result.ok ? [{ ...result.value, retryOf: ids[at] ?? '' }] : []))
  await ledger.save({ now, by })
  const [owned, others] = [
    asked.filter(({ orderId }) => orderId !== null),
    asked.filter(({ orderId }) => orderId === null),
  ]
  await linkRetries(
    tx,
    owned.map(({ id, retryOf }) => ({ id, retry_of: retryOf })),
  )
  await insertLooseParts(
    tx,
    others.map(({ id, amount, provider, retryOf }) => ({
      id,
      refund_id: parts.get(retryOf)?.refundId ?? null,
      amount_minor: amount,
      status: 'pending',
      provider,
      asked_at: isoOf(now),
      retry_of: retryOf,
    })),
  )
  await askGateways(tx, orders, owned, now)
  return results
}

const byHandAgain = ({ amount }: FoundPart, id: string): Result<AskedPart, RetryRefusal> =>
  accept({ id, orderId: null, paymentId: null, provider: BY_HAND, amount, status: 'pending' })

function inLedger(
  ledger: Ledger,
  orders: ReadonlyMap<string, Omit<RefundOrder, 'asked'>>,
  part: FoundPart,
  { payment = part.paymentId ?? undefined, outside }: PartRetry,
  id: string,
): Result<AskedPart, RetryRefusal> {
  const order = orders.get(part.orderId ?? '')
  if (order === undefined) throw new Error(`expected the order of the part ${part.id} in the session, found none`)
  const { book } = order
  const { amount, refundId, currency } = part
  const owed = Math.max(0, balanceOf(book).owed)
  if (amount > owed) return refuse({ code: 'refunds.more-than-owed', asked: amount, owed, currency })
  if (payment !== undefined && !book.payments.has(payment)) return refuse({ code: 'orders.payment-unknown', payment })
  const ways =
    payment === undefined || outside
      ? accept([{ paymentId: null, provider: outside ? BY_HAND : part.provider }])
      : payBackWays(order, amount, { payments: [payment], outside: false })
  if (!ways.ok) return ways
  const { paymentId = null, provider = BY_HAND } = ways.value[0] ?? {}
  const posted = ledger.post([
    { orderId: book.id, action: { kind: 'pay-back', part: id, payment: paymentId, amount }, refundId, provider },
  ])
  if (!posted.ok) return posted
  return accept({ id, orderId: book.id, paymentId, provider, amount, status: 'pending' })
}
