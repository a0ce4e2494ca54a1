import { Decimal as DecimalJs } from 'decimal.js'

/** IEEE decimal128: 34 digits, halves to even, exponents from -6176 to 6144. */
export const Decimal = DecimalJs.clone({
  precision: 34,
  rounding: DecimalJs.ROUND_HALF_EVEN,
  minE: -6176,
  maxE: 6144,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  defaults: true,
})
export type Decimal = DecimalJs

/** A plain number where that is exact, else a Decimal; the rule is with `FeelValue`. */
export type FeelNumber = number | Decimal
