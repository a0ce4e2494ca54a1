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
 * What the next `units` after those taken before are worth, each figure cumulative, so that any way of splitting the
 * line comes to what the line was sold for, and none is ever below zero. Where what was taken before had another `value`
 * than its share, these units make up for it, as far as they can.
 */
export function shareOfLine(
  line: PaidLine,
  taxIncluded: boolean,
  from: { readonly units: number; readonly value: number | undefined },
  units: number,
): LineShare {
  const upTo = firstUnits(line, taxIncluded, from.units + units)
  const before = firstUnits(line, taxIncluded, from.units)
  const share = {
    gross: upTo.gross - before.gross,
    discount: upTo.discount - before.discount,
    tax: upTo.tax - before.tax,
    value: upTo.value - before.value,
  }
  const value = Math.max(0, upTo.value - (from.value ?? before.value))
  return value === share.value ? share : withValue(share, value, taxIncluded)
}

/** The share with another value: what makes it add up again is the discount, and the price where that does not suffice. */
function withValue({ gross, tax }: LineShare, value: number, taxIncluded: boolean): LineShare {
  const net = taxIncluded ? value : value - tax
  const price = Math.max(gross, net)
  return { gross: price, discount: price - net, tax, value }
}

/**
 * The first units of a line. Value and tax are shares rounded each by itself, and the discount is what makes them add up.
 * With tax on top and a discount below one minor unit a piece, that rest could fall from one unit to the next (3 units
 * at 1.00 with 0.01 off and 0.02 tax: discounts of 1, −1, 1): the discount is then the share, and the tax the rest, which
 * only grows where the line has no less tax than discount.
 */
export function firstUnits(line: PaidLine, taxIncluded: boolean, units: number): LineShare {
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
