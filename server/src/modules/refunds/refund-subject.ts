import type { RefundableOrder } from '@aftersale/commerce'
import type { KnownPayment } from '../orders/index.ts'

/** One order that a refund is about. */
export interface RefundOrder extends RefundableOrder {
  readonly number: string
  readonly payments: ReadonlyMap<string, KnownPayment>
  /** The lines of the return that are of this order, in their order; none where the refund is about the order alone. */
  readonly asked: readonly string[]
}

/** What a refund is about: a return with the orders of its lines, or (`returnId` null) one order. */
export interface RefundSubject {
  readonly returnId: string | null
  readonly requestId: string | null
  readonly orders: readonly RefundOrder[]
}
