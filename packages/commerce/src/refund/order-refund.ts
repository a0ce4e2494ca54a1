import type { OrderBook } from '../ledger/order-book.ts'
import type { QuotedLine, RefundPolicy } from './refund.ts'

/** An order as its book has it, with what the book does not say and a quotation needs. Amounts are minor units. */
export type RefundableOrder = {
  readonly book: OrderBook
  readonly taxIncluded: boolean
  /** By order line: what people call it, and of a gift the line that it came with. */
  readonly lines: ReadonlyMap<string, { readonly name: string; readonly giftOf: string | null }>
  /** By return line: what the units asked for cost before discounts, and the tax. Absent: their share of the line. */
  readonly returnLines: ReadonlyMap<string, { readonly gross: number; readonly tax: number }>
}

/** Units of a return line for which money goes back. */
export type ReturnedUnits = { readonly returnLine: string; readonly units: number }

/** What goes back of one order: for returned units, of its shipping, and beyond. */
export type OrderRefundClaim = {
  readonly request: readonly ReturnedUnits[]
  readonly policy?: RefundPolicy | undefined
  /** Kept of what the lines come to; at most that. */
  readonly deduction?: number | undefined
  /** Given beyond what the units are worth. */
  readonly goodwill?: number | undefined
}

/**
 * The refunds of the lines less deduction and freight, with shipping and goodwill, are `total`, never below zero. Ids of
 * lines are those of return lines; of a missing gift, that of its order line.
 */
export type OrderRefundFigures = {
  readonly lines: readonly QuotedLine[]
  readonly shipping: number
  readonly freight: number
  readonly deduction: number
  readonly goodwill: number
  readonly total: number
}
