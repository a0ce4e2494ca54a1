import { shareRounded } from '@aftersale/kernel'

/** An amount with the tax in it. Minor units. */
export interface Stated {
  readonly total: number
  readonly tax: number
}

/** What of an order can stand on an invoice: a line, or the shipping. */
export interface Billable extends Stated {
  /** Of `total`, what is the customer's again: credited, or cancelled. */
  readonly credited: number
}

/**
 * What a new invoice states: what was paid less what was credited, less what other invoices state. Its tax brings the tax
 * stated so far to the share of the line's tax, so that invoices and red invoices of a line always sum up to it.
 */
export function stillToState(sold: Billable, stated: Stated): Stated {
  const target = sold.total - sold.credited
  const total = target - stated.total
  if (total <= 0) return { total: 0, tax: 0 }
  const tax = (sold.total === 0 ? 0 : shareRounded(sold.tax, target, sold.total)) - stated.tax
  return { total, tax: Math.min(Math.max(0, tax), total) }
}

/** The part of an invoice's line that a red one takes back, after others took `reversed` back. The last one takes all tax that is left. */
export function takenBack(line: Stated, reversed: Stated, amount: number): Stated {
  const tax = shareRounded(line.tax, reversed.total + amount, line.total) - reversed.tax
  return { total: amount, tax }
}

/** How much of an invoice's line a red one has to take back so that no more is stated than the customer paid and kept. */
export function overstated(sold: Billable, stated: Stated, left: number): number {
  return Math.min(left, Math.max(0, stated.total - (sold.total - sold.credited)))
}
