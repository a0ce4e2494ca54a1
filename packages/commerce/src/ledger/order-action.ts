/** Whose fault it is that goods come back: it decides who pays the freight and whether a restocking fee is due. */
export type Fault = 'buyer' | 'seller'

/** What an amount outside the goods themselves is charged for. */
export type ChargeReason =
  | 'restocking'
  | 'deduction'
  | 'return-freight'
  | 'missing-gift'
  | 'shipping'
  | 'repair'
  | 'other'

/** What an amount outside the goods themselves is credited for. */
export type CreditReason = 'shipping' | 'goodwill' | 'compensation' | 'other'

/**
 * What may happen to an order after it was sold. Units are whole and above zero, amounts are minor units of the order's
 * currency and above zero unless said otherwise; `line`, `returnLine`, `payment` and `part` are ids.
 */
export type OrderAction =
  /**
   * Units leave the warehouse; again, where earlier ones were lost. Not of an added line while the customer still owes the
   * difference, and not units for which a return without goods was requested before they left.
   */
  | { readonly kind: 'ship'; readonly line: string; readonly units: number }
  /** Units on their way arrive; or units that were taken for lost, unless others left in their place. */
  | { readonly kind: 'deliver'; readonly line: string; readonly units: number }
  /** Shipped units that never arrived. */
  | { readonly kind: 'lose-outbound'; readonly line: string; readonly units: number }
  /** Units that are not shipped, or were lost, will not be: what they cost is not owed any more. */
  | { readonly kind: 'cancel-item'; readonly line: string; readonly units: number }
  /** Goods come into the order, such as the replacement of an exchange; `paid` is what they cost with tax, 0 or more. */
  | {
      readonly kind: 'add-item'
      readonly line: string
      readonly quantity: number
      readonly paid: number
      readonly tax: number
    }
  /** The customer wants to give units back: nobody else can claim them, and what they are worth is fixed now. */
  | {
      readonly kind: 'request-return'
      readonly line: string
      readonly returnLine: string
      readonly units: number
      readonly fault: Fault
      readonly withoutGoods: boolean
    }
  /** Units that will not come back after all; they may be claimed again. */
  | { readonly kind: 'cancel-return'; readonly returnLine: string; readonly units: number }
  | { readonly kind: 'receive-item'; readonly returnLine: string; readonly units: number }
  /** Units came, damaged: they count as received but can only be written off or given back. */
  | { readonly kind: 'receive-damaged'; readonly returnLine: string; readonly units: number }
  /** Something else came in place of units: those are awaited still, and a person looks at it. */
  | { readonly kind: 'receive-wrong'; readonly returnLine: string; readonly units: number }
  /** Units that were sent back and never arrived. */
  | { readonly kind: 'lose-inbound'; readonly returnLine: string; readonly units: number }
  /** Units that were taken for lost arrived after all: goods, and no money a second time. */
  | { readonly kind: 'receive-late'; readonly returnLine: string; readonly units: number }
  /** Received units go back to the customer, uncredited; they may be claimed again. */
  | { readonly kind: 'give-back'; readonly returnLine: string; readonly units: number }
  | { readonly kind: 'restock'; readonly returnLine: string; readonly units: number }
  | { readonly kind: 'write-off'; readonly returnLine: string; readonly units: number }
  /** Takes a write-off back: what becomes of the units is open again. */
  | { readonly kind: 'reinstate'; readonly returnLine: string; readonly units: number }
  /** What the units are worth is the customer's; `fee` (0 or more, at most that) is kept of it. `use`: paid back or exchanged. */
  | {
      readonly kind: 'credit-return'
      readonly returnLine: string
      readonly units: number
      readonly fee: number
      readonly use: 'refund' | 'exchange'
    }
  /** A credit of units is taken back, with so much of its fee: they may be credited again, or let go of. */
  | { readonly kind: 'uncredit-return'; readonly returnLine: string; readonly units: number; readonly fee: number }
  | { readonly kind: 'uncredit-shipping'; readonly amount: number }
  /** For `missing-gift` it names the gift's line, and is at most what the units that stay with the customer are worth. */
  | { readonly kind: 'charge'; readonly amount: number; readonly reason: ChargeReason; readonly line?: string }
  /** For `shipping` at most what was paid for it. */
  | { readonly kind: 'credit'; readonly amount: number; readonly reason: CreditReason }
  /** Money comes in: into a payment that the order has from now on. */
  | { readonly kind: 'receive-payment'; readonly payment: string; readonly amount: number }
  /**
   * Money is asked to go back: through a payment, at most what is left of it, or (`payment` null) outside. Never more than
   * what the company owes the customer of this order.
   */
  | { readonly kind: 'pay-back'; readonly part: string; readonly payment: string | null; readonly amount: number }
  /** The money went. A part that had failed may be settled late: then it was not owed after all. */
  | { readonly kind: 'settle-part'; readonly part: string }
  /** The money did not go: it is owed again. */
  | { readonly kind: 'fail-part'; readonly part: string }

export type ActionKind = OrderAction['kind']
export type ActionOf<Kind extends ActionKind> = Extract<OrderAction, { readonly kind: Kind }>

/** How far money that was asked to go back has come. Failed: asked in vain, and still owed. */
export type PartStatus = 'pending' | 'settled' | 'failed'

/** An action as the ledger keeps it: numbered from 1 within its order, with what it was found to amount to. */
export type RecordedAction = OrderAction & {
  readonly number: number
  /** Minor units that the action moved: the worth of the units it is about, or its own amount; 0 where it moves goods alone. */
  readonly moved: number
}
