import type { KnownPayment } from '../orders/index.ts'
import type { ReturnableOrder } from '../returns/index.ts'

/** An order of which goods are exchanged. */
export interface ExchangeOrder extends ReturnableOrder {
  readonly payments: ReadonlyMap<string, KnownPayment>
}
