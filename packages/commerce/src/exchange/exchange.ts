import type { Explanation } from '../explanation/explanation.ts'
import type { QuotedLine, RefundClaim, RefundFigures, RefundTerms } from '../refund/refund.ts'

/** A refund's terms, and what goes out instead. */
export type ExchangeTerms = RefundTerms & ReplacementTerms

export type ExchangeClaim = RefundClaim & ReplacementTerms

/** Prices are before or after tax as those of the sale are. */
export type ReplacementTerms = {
  readonly replacement: readonly (ReplacementLine | KeptBasis)[]
  /** What sending the replacement costs; a bare number is an amount without tax. */
  readonly replacementShipping?: number | ReplacementShipping | undefined
}

export type ReplacementLine = {
  readonly unitPrice: number
  readonly quantity: number
  readonly taxRate?: number | undefined
}

/** Goods that go out at what was paid for those they replace, whatever they cost today. */
export type KeptBasis = { readonly quantity: number; readonly keeps: Charge }

export type ReplacementShipping = { readonly amount: number; readonly taxRate?: number | undefined }

/** Something that is charged: `gross`, with the `tax` where that is on top, is `amount`. */
export type Charge = { readonly gross: number; readonly tax: number; readonly amount: number }

export type ExchangeFigures = {
  /** What comes back, one for each requested entry in its order. */
  readonly lines: readonly QuotedLine[]
  /** What goes back of the shipping that was paid. */
  readonly shipping: number
  /** What the lines and the shipping are worth to the buyer. */
  readonly credit: number
  readonly replacement: readonly Charge[]
  readonly replacementShipping: Charge
  /** Return freight that the buyer bears. */
  readonly freight: number
  /** Replacement, its shipping and the freight. */
  readonly charge: number
  /** `charge − credit`: above zero it is paid before anything is shipped, below zero it goes back. */
  readonly difference: number
  /** How a difference below zero goes back, as far as the payments can give it; none of it otherwise. */
  readonly perPayment: RefundFigures['perPayment']
  readonly shortfall: number
}

export type ExchangeQuote = ExchangeFigures & { readonly explanation: Explanation }
