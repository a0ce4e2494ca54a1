import type { Instant } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { enqueueCalls } from '../providers/index.ts'
import { BY_HAND, OUTSIDE } from './pay-back-ways.ts'
import type { RefundOrder } from './refund-subject.ts'

interface AskedPart {
  readonly id: string
  readonly orderId: string | null
  readonly paymentId: string | null
  readonly provider: string
  readonly amount: number
}

/**
 * Asks the gateways for the parts that go back through them. A part is what its gateway knows the call by, so that it is
 * paid once however often it is sent. The others wait for a person.
 */
export async function askGateways(
  tx: Transaction,
  orders: ReadonlyMap<string, Pick<RefundOrder, 'book' | 'payments'>>,
  parts: readonly AskedPart[],
  now: Instant,
): Promise<void> {
  const calls = parts.flatMap(({ id, orderId, paymentId, provider, amount }) => {
    if (provider === BY_HAND || provider === OUTSIDE) return []
    const order = orders.get(orderId ?? '')
    const payment = order?.payments.get(paymentId ?? '')
    const captured = order?.book.payments.get(paymentId ?? '')?.captured
    if (order === undefined || captured === undefined || payment?.reference == null) {
      throw new Error(`expected the payment of the refund part ${id} that ${provider} is asked for, found none`)
    }
    const payload = {
      paymentReference: payment.reference,
      amountMinor: amount,
      capturedMinor: captured,
      currency: order.book.currency,
      reason: null,
    }
    return [{ id, port: 'payment', action: 'refund', provider, subjectId: id, payload } as const]
  })
  await enqueueCalls(tx, calls, now)
}
