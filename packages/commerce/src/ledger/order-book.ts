import type { Fault, PartStatus } from './order-action.ts'

/** An order with everything that happened to it, as sums: what `post` decides on. All amounts are minor units. */
export type OrderBook = {
  readonly id: string
  readonly currency: string
  /** Paid in full elsewhere: money goes back outside, and what was sold counts as paid. */
  readonly paidOutside: boolean
  /** Paid for the lines that were sold (not added) and for shipping. */
  readonly sold: number
  readonly shippingPaid: number
  readonly shippingCredited: number
  /** Beyond the sale: added goods less what was cancelled of them, fees, freight, deductions. */
  readonly charged: number
  /** Worth of returned units, of cancelled units of the sale, shipping and goodwill that became the customer's. */
  readonly credited: number
  /** Asked to go back and not failed, through payments and outside. */
  readonly paidBack: number
  /** How many actions there are. */
  readonly actions: number
  readonly lines: ReadonlyMap<string, LineBook>
  readonly returns: ReadonlyMap<string, ReturnBook>
  readonly payments: ReadonlyMap<string, PaymentBook>
  readonly parts: ReadonlyMap<string, PartBook>
}

/** One order line: what was sold, and counters that only actions move. */
export type LineBook = {
  readonly id: string
  readonly quantity: number
  readonly paid: number
  readonly tax: number
  readonly gift: boolean
  /** What a gift is worth, for the whole line: a missing one is charged at most so much. */
  readonly gross: number
  readonly added: boolean
  readonly shipped: number
  readonly delivered: number
  readonly lost: number
  readonly cancelled: number
  readonly cancelledMinor: number
  /** Units that returns hold or have brought back, and what those are worth. */
  readonly claimed: number
  readonly claimedMinor: number
  readonly received: number
  readonly dismissed: number
  readonly restocked: number
  readonly writtenOff: number
  readonly credited: number
  readonly creditedMinor: number
  /** Charged for this gift's missing units. */
  readonly giftCharged: number
}

/** One line of a return. `units − cancelled − givenBack` of them are wanted back, worth `value` together. */
export type ReturnBook = {
  readonly id: string
  readonly line: string
  readonly fault: Fault
  readonly withoutGoods: boolean
  readonly units: number
  readonly value: number
  readonly cancelled: number
  readonly received: number
  readonly dismissed: number
  readonly wrong: number
  readonly lost: number
  readonly restocked: number
  readonly writtenOff: number
  readonly givenBack: number
  readonly credited: number
  readonly creditedMinor: number
  readonly fee: number
}

export type PaymentBook = {
  readonly id: string
  readonly captured: number
  readonly refunded: number
  readonly pending: number
}

/** One way that money takes back. */
export type PartBook = {
  readonly id: string
  readonly payment: string | null
  readonly amount: number
  readonly status: PartStatus
}
