import { percentOf } from '../sale/percent.ts'
import type { PaidLine, PaidSale, QuotedLine, RefundClaim } from './refund.ts'
import { shareOfLine } from './share-of-line.ts'

/** One quoted line for each requested entry, in its order. A line that is requested again counts on from there. */
export function quoteLines(sale: PaidSale, { request, policy }: RefundClaim): QuotedLine[] {
  const lineOf = new Map(sale.lines.map((line) => [line.id, line]))
  const taken = new Map<string, { readonly units: number; readonly value: number | undefined }>()
  return request.map(({ line: id, quantity, fault }) => {
    const line = known(lineOf.get(id), id)
    const from = taken.get(id) ?? { units: line.returned, value: line.returnedValue }
    const { gross, discount, tax, value } = shareOfLine(line, sale.taxIncluded, from, quantity)
    taken.set(id, { units: from.units + quantity, value: from.value === undefined ? undefined : from.value + value })
    // Units worth nothing may bear a rounded-up unit of tax on top: less than nothing is no basis of a fee.
    const basis = fault === 'seller' ? 0 : Math.max(0, gross - discount)
    const fee = percentOf(basis, policy?.restockingFeePercent ?? 0)
    return { id, quantity, gross, discount, tax, fee, refund: value - fee }
  })
}

function known(line: PaidLine | undefined, id: string): PaidLine {
  if (line === undefined) throw new Error(`expected a claim that was checked, got the line ${JSON.stringify(id)}`)
  return line
}
