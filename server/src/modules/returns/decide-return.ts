import { type OrderBook, pricesOfNext } from '@aftersale/commerce'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { NamedLine, Posting } from '../orders/index.ts'
import type { ReturnRefusal, WantedLine } from './return-terms.ts'
import type { KnownSerials } from './serial.store.ts'

/** An order that units are wanted back of, as callers may name its lines. */
export interface ReturnableOrder {
  readonly book: OrderBook
  readonly taxIncluded: boolean
  readonly lines: readonly NamedLine[]
  readonly serials: KnownSerials
}

/** One line of a return to be opened. */
export interface NewReturnLine {
  readonly id: string
  readonly orderLineId: string
  readonly units: number
  readonly gross: number
  readonly tax: number
  readonly serials: readonly string[]
}

export interface ReturnDecision {
  readonly postings: readonly Posting[]
  readonly lines: readonly NewReturnLine[]
}

interface Ids {
  readonly returnId: string
  readonly newLine: () => string
}

/**
 * Decides which units a return holds. How many are free, the ledger says when the postings are made; what is decided here is
 * which lines and which units are meant.
 */
export function decideReturn(
  order: ReturnableOrder,
  wanted: readonly WantedLine[],
  withoutGoods: boolean,
  { returnId, newLine }: Ids,
): Result<ReturnDecision, ReturnRefusal> {
  const lines: NewReturnLine[] = []
  const postings: Posting[] = []
  const taken = new Map<string, number>()
  const named = new Set<string>()
  for (const { line: name, units, fault, cause = null, serials = [] } of wanted) {
    const id = order.lines.find((line) => line.id === name || line.reference === name)?.id
    const line = order.book.lines.get(id ?? '')
    if (line === undefined) return refuse({ code: 'orders.line-unknown', line: name })
    const wrong = serialsWrong(order.serials, line.id, { name, units, serials, named })
    if (wrong !== null) return refuse(wrong)
    const before = taken.get(line.id) ?? 0
    taken.set(line.id, before + units)
    if (units > line.quantity - line.cancelled - line.claimed - before) {
      const left = Math.max(0, line.quantity - line.cancelled - line.claimed - before)
      return refuse({ code: 'orders.too-many-units', action: 'request-return', left })
    }
    const prices = pricesOfNext({ ...line, claimed: line.claimed + before }, order.taxIncluded, units)
    const returnLine = newLine()
    lines.push({ id: returnLine, orderLineId: line.id, units, ...prices, serials })
    postings.push({
      orderId: order.book.id,
      action: { kind: 'request-return', line: line.id, returnLine, units, fault, withoutGoods },
      returnId,
      cause,
    })
  }
  return accept({ postings, lines })
}

/** Serial numbers are one a unit, sold on the line as far as is known, and on no other return. */
function serialsWrong(
  { sold, named: elsewhere }: KnownSerials,
  line: string,
  asked: {
    readonly name: string
    readonly units: number
    readonly serials: readonly string[]
    readonly named: Set<string>
  },
): ReturnRefusal | null {
  const { name, units, serials, named } = asked
  if (serials.length === 0) return null
  if (serials.length !== units) {
    return { code: 'returns.serials-wrong-count', line: name, units, serials: serials.length }
  }
  const known = sold.get(line)
  for (const serial of serials) {
    if (named.has(serial)) return { code: 'returns.serial-twice', serial }
    named.add(serial)
    if (known !== undefined && !known.has(serial)) return { code: 'returns.serial-not-sold', serial, line: name }
    const open = elsewhere.get(line)?.some((other) => other.serial === serial && other.condition !== 'wrong')
    if (open) return { code: 'returns.serial-returned', serial }
  }
  return null
}
