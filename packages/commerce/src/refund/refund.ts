import type { Explanation } from '../explanation/explanation.ts'
import type { SaleLine, SaleTerms, ShippingTerms } from '../sale/sale.ts'

/** What was sold, what of it came back before, and what is claimed now. Amounts are whole minor units, rates percents. */
export type RefundTerms = Omit<SaleTerms, 'lines' | 'shipping'> &
  RefundClaim & {
    /** `returned` units were refunded before. */
    readonly lines: readonly (SaleLine & { readonly returned?: number | undefined })[]
    /** `refunded` of what was paid for shipping went back before. */
    readonly shipping?: (ShippingTerms & { readonly refunded?: number | undefined }) | undefined
  }

/** What is claimed, by which policy, and through which payments money can go back. */
export type RefundClaim = {
  readonly request: readonly RequestedUnits[]
  readonly policy?: RefundPolicy | undefined
  /** Without them there is no limit; with them no more goes back than they can still give. */
  readonly payments?: readonly Payment[] | undefined
}

export type RequestedUnits = {
  readonly line: string
  readonly quantity: number
  readonly fault: 'buyer' | 'seller'
}

export type RefundPolicy = {
  /** Kept of the discounted value, tax on top not counted; nothing where the seller is at fault. */
  readonly restockingFeePercent?: number | undefined
  /** Whether what was paid for shipping goes back; or how much of it, at most what did not go back before. */
  readonly refundShipping?: boolean | number | undefined
  /** What sending the goods back costs, where all of them come back at the buyer's fault. */
  readonly returnFreight?: number | undefined
  /**
   * From which worth of goods on shipping was free, and what it costs below: owed by the buyer once a return at the buyer's
   * fault leaves less than that.
   */
  readonly freeShipping?: { readonly threshold: number; readonly fee: number } | undefined
}

/** `pending` was asked for at a gateway that has not answered yet. */
export type Payment = {
  readonly id: string
  readonly amount: number
  readonly refunded?: number | undefined
  readonly pending?: number | undefined
}

/** A sale whose figures were fixed when it was made: what refunds are reckoned from. */
export type PaidSale = {
  readonly currency: string
  readonly taxIncluded: boolean
  readonly lines: readonly PaidLine[]
  readonly shipping: { readonly paid: number; readonly refunded: number }
}

/** `gross` (unit price × quantity), `tax` and `paid` are for all units, as `priceSale` says; a gift has nothing paid. */
export type PaidLine = {
  readonly id: string
  readonly quantity: number
  readonly gross: number
  readonly tax: number
  readonly paid: number
  readonly returned: number
  /** What the returned units were worth, where that is not their share: units that were let go had another one. */
  readonly returnedValue?: number | undefined
  readonly gift: boolean
  readonly giftOf?: string | undefined
  /** What people call it; its id where nothing is said. */
  readonly name?: string | undefined
}

/**
 * One requested entry, or a gift that should have come back. `gross − discount − fee = refund`, with `tax` added where
 * tax is on top of prices; a missing gift has a `refund` below zero, and zero in all else.
 */
export type QuotedLine = {
  readonly id: string
  readonly quantity: number
  readonly gross: number
  readonly discount: number
  readonly tax: number
  readonly fee: number
  readonly refund: number
  readonly missingGift?: true
}

/** The sum of the lines' refunds, and shipping, less freight is `total + shortfall`. */
export type RefundFigures = {
  /** One for each requested entry in its order, then one for each gift that does not come back. */
  readonly lines: readonly QuotedLine[]
  readonly shipping: number
  /** Deducted for freight: of sending the goods back, and of having sent them, where free shipping was lost. */
  readonly freight: number
  /** What goes back. */
  readonly total: number
  /** What should go back and the payments cannot give. */
  readonly shortfall: number
  /** What each payment gives back, in the order given; together `total`. None where none were given. */
  readonly perPayment: readonly { readonly id: string; readonly amount: number }[]
}

export type RefundQuote = RefundFigures & { readonly explanation: Explanation }
