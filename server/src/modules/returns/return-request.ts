import type { Instant } from '@aftersale/kernel'

/** What a customer asks to send back. Either names its order, or is looked up by customer and product. */
export interface ReturnRequest {
  readonly id: string
  readonly source: string
  readonly requestNumber: string | null
  readonly orderNumber: string | null
  readonly product: string
  readonly productName: string | null
  readonly customer: string | null
  readonly units: number
  readonly currency: string
  readonly requestedAt: Instant
  readonly cause: string | null
}

/** A request to be recorded; the keys are as on an order line. */
export interface NewReturnRequest extends ReturnRequest {
  readonly recordKey: string
  readonly contentKey: string
  readonly importId: string | null
  readonly lineNumber: number | null
  readonly details: Readonly<Record<string, string>>
}
