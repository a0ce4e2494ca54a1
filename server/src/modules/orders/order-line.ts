import type { Instant } from '@aftersale/kernel'

/** A sold line as the order commands lock and move it. Money in minor units of `currency`, tax included. */
export interface OrderLine {
  readonly id: string
  readonly source: string
  readonly orderNumber: string
  readonly product: string
  readonly customer: string
  readonly quantity: number
  readonly paidMinor: number
  readonly currency: string
  readonly orderedAt: Instant
  readonly deliveredAt: Instant | null
  /** Where it stood in its import: of two lines of one instant, the later row counts as the later purchase. */
  readonly importId: string | null
  readonly lineNumber: number
  /** Units that returns hold, and what those are worth so far. */
  readonly claimedUnits: number
  readonly claimedMinor: number
}

/** A line to be recorded. `recordKey` is what makes it the same line in another export; `contentKey` is all it says. */
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
