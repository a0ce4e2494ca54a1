/**
 * What was agreed at the sale. Amounts are whole minor units of `currency`, rates are percents (13 is 13 %, 8.875 is read
 * as the decimal it is written as). Prices are before or after tax, all alike, as `taxIncluded` says.
 */
export type SaleTerms = {
  readonly currency: string
  readonly taxIncluded: boolean
  readonly lines: readonly SaleLine[]
  /** Coupons, platform subsidies, points … in the order in which they were given. */
  readonly orderDiscounts?: readonly OrderDiscount[] | undefined
  readonly shipping?: ShippingTerms | undefined
}

export type SaleLine = {
  readonly id: string
  readonly quantity: number
  readonly unitPrice: number
  readonly taxRate?: number | undefined
  /** Off this line as a whole, in minor units. */
  readonly discount?: number | undefined
  /** Came free with other lines. `unitPrice` is then what one unit is worth, should it not come back. */
  readonly gift?: boolean | undefined
  /** Of a gift: the line it came with. Without it, it came with the order. */
  readonly giftOf?: string | undefined
}

export type OrderDiscount = { readonly amount: number; readonly over: 'lines' | 'linesAndShipping' }

export type ShippingTerms = {
  readonly amount: number
  readonly taxRate?: number | undefined
  readonly discount?: number | undefined
}

/** What a sale was worth, line by line. In every part `gross − discount − orderDiscount = net`. */
export type PricedSale = {
  readonly lines: readonly PricedLine[]
  readonly shipping: PricedAmounts
  /** Each order discount in the order given, and what of it found something to be taken off. */
  readonly orderDiscounts: readonly AppliedDiscount[]
  /** Sums over lines and shipping. */
  readonly totals: PricedAmounts
}

export type PricedAmounts = {
  readonly gross: number
  /** The part's own discount; all of it for a gift. */
  readonly discount: number
  /** Its share of the order's discounts. */
  readonly orderDiscount: number
  /** What the tax is reckoned on (tax on top), or within (tax included). */
  readonly net: number
  readonly tax: number
  /** What the customer pays: `net`, with the tax where that comes on top. */
  readonly paid: number
}

export type PricedLine = PricedAmounts & {
  readonly id: string
  readonly quantity: number
  readonly gift: boolean
}

export type AppliedDiscount = OrderDiscount & { readonly applied: number }
