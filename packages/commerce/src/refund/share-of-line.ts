import { shareRounded } from '@aftersale/kernel'
import type { PaidLine } from './refund.ts'

/** What units of a line are worth: `gross − discount`, with `tax` added where that is on top, is `value`. */
export type LineShare = {
  readonly gross: number
  readonly discount: number
  readonly tax: number
  readonly value: number
}

/**
 * What the next `units` after `from` units of a line are worth, each figure cumulative, so that any way of splitting the
 * line comes to what the line was sold for, and none is ever below zero.
 */
export function shareOfLine(line: PaidLine, taxIncluded: boolean, from: number, units: number): LineShare {
  const upTo = firstUnits(line, taxIncluded, from + units)
  const before = firstUnits(line, taxIncluded, from)
  return {
    gross: upTo.gross - before.gross,
    discount: upTo.discount - before.discount,
    tax: upTo.tax - before.tax,
    value: upTo.value - before.value,
  }
}

/**
 * The first units of a line. Value and tax are shares rounded each by itself, and the discount is what makes them add up.
 * With tax on top and a discount below one minor unit a piece, that rest could fall from one unit to the next (3 units
 * at 1.00 with 0.01 off and 0.02 tax: discounts of 1, −1, 1): the discount is then the share, and the tax the rest, which
 * only grows where the line has no less tax than discount.
 */
function firstUnits(line: PaidLine, taxIncluded: boolean, units: number): LineShare {
  const share = (amount: number) => shareRounded(amount, units, line.quantity)
  const gross = share(line.gross)
  const value = share(line.paid)
  if (taxIncluded) return { gross, discount: gross - value, tax: share(line.tax), value }
  const wholeDiscount = line.gross + line.tax - line.paid
  if (wholeDiscount < line.quantity && wholeDiscount <= line.tax) {
    const discount = share(wholeDiscount)
    return { gross, discount, tax: value - gross + discount, value }
  }
  const tax = share(line.tax)
  return { gross, discount: gross + tax - value, tax, value }
}
