import { shareRounded } from '@aftersale/kernel'
import type { LineBook, ReturnBook } from '../ledger/order-book.ts'
import { wantedBack } from '../ledger/units.ts'
import type { RefundableOrder, ReturnedUnits } from './order-refund.ts'
import type { PaidLine, PaidSale, RequestedUnits } from './refund.ts'
import { shareOfLine } from './share-of-line.ts'

/**
 * The return lines that are asked about, as lines of a sale whose figures stand: what they are worth was fixed when the
 * units were asked for. So one arithmetic serves the order's book and the calculators. Throws where the book has no such
 * return line.
 */
export function returnedSale(order: RefundableOrder, request: readonly ReturnedUnits[]): PaidSale {
  const { book, taxIncluded } = order
  const ids = new Set(request.map(({ returnLine }) => returnLine))
  return {
    currency: book.currency,
    taxIncluded,
    lines: [...ids].map((id) => asPaidLine(order, ...entriesOf(order, id))),
    shipping: { paid: book.shippingPaid, refunded: book.shippingCredited },
  }
}

/** The units asked about, as the calculators take them. */
export function requestOf(order: RefundableOrder, request: readonly ReturnedUnits[]): RequestedUnits[] {
  return request.map(({ returnLine, units }) => {
    const [entry] = entriesOf(order, returnLine)
    return { line: returnLine, quantity: units, fault: entry.fault }
  })
}

/**
 * What the next units of an order line cost before discounts and what tax is on them: what a return line keeps of them when
 * it asks for them.
 */
export function pricesOfNext(line: LineBook, taxIncluded: boolean, units: number): { gross: number; tax: number } {
  const { gross, tax } = shareOfLine(
    { ...line, returned: 0 },
    taxIncluded,
    { units: line.claimed + line.cancelled, value: undefined },
    units,
  )
  return { gross, tax }
}

function asPaidLine({ taxIncluded, lines, returnLines }: RefundableOrder, entry: ReturnBook, line: LineBook): PaidLine {
  const asked = returnLines.get(entry.id) ?? {
    gross: line.gross === line.paid ? 0 : shareRounded(line.gross, entry.units, line.quantity),
    tax: shareRounded(line.tax, entry.units, line.quantity),
  }
  const quantity = wantedBack(entry)
  const share = (amount: number) => shareRounded(amount, quantity, entry.units)
  const tax = share(asked.tax)
  const net = taxIncluded ? entry.value : entry.value - tax
  return {
    id: entry.id,
    name: lines.get(line.id)?.name,
    quantity,
    // Without a discount the price is the worth; and units that make up for others let go may be worth more than it.
    gross: Math.max(share(asked.gross), net),
    tax,
    paid: entry.value,
    returned: entry.credited,
    returnedValue: entry.creditedMinor,
    gift: line.gift,
  }
}

function entriesOf({ book }: RefundableOrder, returnLine: string): [ReturnBook, LineBook] {
  const entry = book.returns.get(returnLine)
  const line = entry && book.lines.get(entry.line)
  if (entry === undefined || line === undefined) {
    throw new Error(`expected the return line ${returnLine} in the book of the order ${book.id}, found none`)
  }
  return [entry, line]
}
