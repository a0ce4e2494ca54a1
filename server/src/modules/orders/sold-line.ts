import type { Instant } from '@aftersale/kernel'

/** What never changes of a sold line, and finds it for who wants to give units of it back. */
export interface SoldLine {
  readonly id: string
  readonly orderId: string
  readonly source: string
  readonly orderNumber: string
  readonly product: string
  readonly customer: string
  readonly currency: string
  readonly orderedAt: Instant
  readonly deliveredAt: Instant | null
  /** Where it stood in its import: of two lines of one instant, the later row counts as the later purchase. */
  readonly importId: string | null
  readonly lineNumber: number
}

/**
 * A line to be recorded, paid in full elsewhere; its order comes with its first line. `recordKey` is what makes it the same
 * line in another export; `contentKey` is all it says. Money in minor units of `currency`, tax included.
 */
export interface NewOrderLine {
  readonly id: string
  readonly source: string
  readonly recordKey: string
  readonly contentKey: string
  readonly importId: string | null
  readonly lineNumber: number | null
  readonly orderNumber: string
  readonly product: string
  readonly productName: string
  readonly customer: string
  readonly quantity: number
  readonly paidMinor: number
  readonly currency: string
  readonly orderedAt: Instant
  readonly deliveredAt: Instant | null
  readonly details: Readonly<Record<string, string>>
}
