import { Decimal as DecimalJs } from 'decimal.js'

/** 34 digits, halves to even. What exponents IEEE decimal128 has is checked on results, by `canonical`. */
export const Decimal = DecimalJs.clone({
  precision: 34,
  rounding: DecimalJs.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  defaults: true,
})
export type Decimal = DecimalJs

/** A plain number where that is exact, else a Decimal; the rule is with `FeelValue`. */
export type FeelNumber = number | Decimal
