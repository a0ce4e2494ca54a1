import { fillPayments } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { RefundOrder } from './refund-subject.ts'
import type { RefundTerms } from './refund-terms.ts'

/** A person pays it out. */
export const BY_HAND = 'manual'
/** It goes back where the order was paid in full: nothing of that went through us. */
export const OUTSIDE = 'outside'

type WayRefusal = KnownRefusal<'refunds.payments-exhausted'>

/** One way that money of a refund takes; `paymentId` null: not through a payment of the order. */
export interface Way {
  readonly paymentId: string | null
  readonly provider: string
  readonly amount: number
}

/** A part of a refund, asked for: the money and the way it takes. */
export interface AskedPart extends Way {
  readonly id: string
  readonly orderId: string
}

/**
 * The ways that an amount takes back: through payments in turn, each as far as it can still give, pending refunds counted.
 * What an order was paid outside for goes back there; what the payments of another order cannot give is refused.
 */
export function payBackWays(
  { book, payments }: Pick<RefundOrder, 'book' | 'payments'>,
  amount: number,
  { payments: named, outside }: Pick<RefundTerms, 'payments' | 'outside'>,
): Result<Way[], WayRefusal> {
  if (amount === 0) return accept([])
  if (outside) return accept([{ paymentId: null, provider: BY_HAND, amount }])
  const open = named === undefined ? [...book.payments.keys()] : named.filter((id) => book.payments.has(id))
  const filled = fillPayments(
    amount,
    [...new Set(open)].map((id) => {
      const { captured = 0, refunded, pending } = book.payments.get(id) ?? {}
      return { id, amount: captured, refunded, pending }
    }),
  )
  const through = filled.perPayment
    .filter((part) => part.amount > 0)
    .map((part) => {
      const payment = payments.get(part.id)
      // Without a reference no gateway knows which payment is meant.
      const provider = payment === undefined || payment.reference === null ? BY_HAND : payment.provider
      return { paymentId: part.id, provider, amount: part.amount }
    })
  if (filled.shortfall === 0) return accept(through)
  if (book.paidOutside && named === undefined) {
    return accept([...through, { paymentId: null, provider: OUTSIDE, amount: filled.shortfall }])
  }
  const { currency } = book
  return refuse({ code: 'refunds.payments-exhausted', asked: amount, left: filled.total, currency })
}
