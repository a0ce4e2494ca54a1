import type { BodyOf, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { happenToOrders, type When } from './happen-to-orders.ts'
import { recordedReferences, takeReferences } from './payment-reference.store.ts'

type Payment = BodyOf<typeof routes.recordOrderPayments>['items'][number]

/** Money that came in for orders. A provider's reference is taken once. */
export function recordPayments(tx: Transaction, items: readonly Payment[], when: When) {
  return happenToOrders(tx, items, {
    scope: 'orders.pay',
    when,
    prepare: async (_, fresh) => {
      const taken = await recordedReferences(tx, fresh)
      return (item: Payment, orderId, ledger) => {
        const currency = ledger.header(orderId)?.currency ?? item.currency
        if (item.currency !== currency) return refuse({ code: 'orders.other-currency', currency })
        const twice = takeReferences(taken, [item])
        if (twice !== undefined) return refuse(twice)
        const { amount, method, provider, providerReference, capturedAt } = item
        const action = { kind: 'receive-payment', payment: newId(when.now), amount } as const
        const captured = capturedAt === undefined ? {} : { capturedAt }
        return accept([{ orderId, action, method, provider, providerReference, ...captured }])
      }
    },
    answer: (moved, [received]) => {
      if (received?.kind !== 'receive-payment') throw new Error('expected the payment among what was posted')
      return { ...moved, payment: received.payment }
    },
  })
}
