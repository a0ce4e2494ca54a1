import type { LedgerRefusal } from '@aftersale/commerce'
import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Instant, type Money, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { Overtaken } from '../../platform/transaction.ts'
import { type Ledger, openLedger } from '../orders/index.ts'
import type { When } from '../units/index.ts'
import { doneAt } from './fit-parts.ts'
import { insertPayments, knownReferences, type RepairPayment, referenceKey } from './payment.store.ts'
import { type Repair, unpaid } from './repair.ts'
import { repairSession } from './repair-session.ts'

type PaymentItem = BodyOf<typeof routes.payRepairs>['items'][number]

type Refused =
  | LedgerRefusal
  | KnownRefusal<
      | 'repairs.not-found'
      | 'repairs.stale'
      | 'repairs.out-of-order'
      | 'repairs.nothing-agreed'
      | 'repairs.pays-too-much'
      | 'repairs.nothing-to-pay-back'
      | 'repairs.pay-back-by-order'
      | 'repairs.payment-known'
    >

interface Paid {
  readonly id: string
  readonly number: string
  readonly paymentId: string
  readonly owed: Money
}

/**
 * Records money for repairs, each payment once under its key. Of a repair of an order it comes into the ledger of that order,
 * from which it can only go back by a refund; otherwise the repair is a receivable of its own.
 */
export function payRepairs(tx: Transaction, items: readonly PaymentItem[], when: When) {
  return runKeyed(tx, items, { scope: 'repairs.pay', now: when.now, run: (fresh) => payAll(tx, fresh, when) })
}

async function payAll(tx: Transaction, items: readonly PaymentItem[], when: When): Promise<Result<Paid, Refused>[]> {
  const session = await repairSession(
    tx,
    items.map(({ repair }) => repair),
  )
  const ledger = await openLedger(
    tx,
    session.all.flatMap(({ orderId }) => orderId ?? []),
  )
  const known = await knownReferences(tx, items.flatMap(referenceOf))
  const payments: RepairPayment[] = []
  const results = items.map((item): Result<Paid, Refused> => {
    const found = session.find(item)
    if (!found.ok) return found
    const [reference] = referenceOf(item)
    if (reference !== undefined && known.has(referenceKey(reference))) {
      return refuse({ code: 'repairs.payment-known', reference: reference.providerReference })
    }
    const at = doneAt(found.value, item.at, when.now)
    if (!at.ok) return at
    const paid = pay(ledger, found.value, item, { at: at.value, id: newId(when.now) })
    if (!paid.ok) return paid
    if (reference !== undefined) known.add(referenceKey(reference))
    payments.push(paid.value.payment)
    const { id, number } = session.put(paid.value.repair)
    const owed = { minor: Math.max(0, unpaid(paid.value.repair)), currency: paid.value.payment.currency }
    return accept({ id, number, paymentId: paid.value.payment.id, owed })
  })
  await saveOnce(() => ledger.save(when))
  await insertPayments(tx, payments, when.by)
  await session.save(when.by)
  return results
}

function referenceOf({ provider, providerReference, direction }: PaymentItem) {
  return providerReference === undefined ? [] : [{ provider, providerReference, direction }]
}

/** A payment whose reference came into an order by another way meanwhile is overtaken, and found known when asked again. */
async function saveOnce(save: () => Promise<void>): Promise<void> {
  try {
    await save()
  } catch (error) {
    const { code, constraint } = (error ?? {}) as { readonly code?: string; readonly constraint?: string }
    if (code !== '23505' || constraint !== 'order_payment_reference') throw error
    throw new Overtaken('somebody else recorded one of these payments')
  }
}

function pay(
  ledger: Ledger,
  repair: Repair,
  item: PaymentItem,
  { at, id }: { readonly at: Instant; readonly id: string },
): Result<{ readonly repair: Repair; readonly payment: RepairPayment }, Refused> {
  const { amount, direction, method, provider, providerReference = null } = item
  const { orderId, currency, agreed } = repair
  const owed = unpaid(repair)
  if (currency === null) return refuse({ code: 'repairs.nothing-agreed' })
  const payment = { id, repairId: repair.id, direction, amount, currency, method, provider, providerReference, at }
  if (direction === 'paid-back') {
    if (orderId !== null) return refuse({ code: 'repairs.pay-back-by-order', order: orderId })
    if (amount > -owed) return refuse({ code: 'repairs.nothing-to-pay-back', left: Math.max(0, -owed), currency })
    const after = { ...repair, paidBack: repair.paidBack + amount }
    return accept({ repair: after, payment: { ...payment, orderPaymentId: null } })
  }
  if (agreed === null) return refuse({ code: 'repairs.nothing-agreed' })
  if (amount > owed) return refuse({ code: 'repairs.pays-too-much', owed: Math.max(0, owed), currency })
  if (orderId !== null) {
    const action = { kind: 'receive-payment', payment: id, amount } as const
    const posted = ledger.post([{ orderId, action, method, provider, providerReference, capturedAt: at }])
    if (!posted.ok) return posted
  }
  const after = { ...repair, received: repair.received + amount }
  return accept({ repair: after, payment: { ...payment, orderPaymentId: orderId === null ? null : id } })
}
