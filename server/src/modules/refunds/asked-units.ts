import { type ReturnBook, type ReturnedUnits, uncredited } from '@aftersale/commerce'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { RefundOrder } from './refund-subject.ts'
import type { RefundRefusal, RefundTerms } from './refund-terms.ts'

/**
 * The units of each order for which money goes back, in the order of the subject's orders. What nobody named is what is
 * here, lost, or need not come back; units that are still to come only where that is said.
 */
export function askedUnits(
  orders: readonly RefundOrder[],
  { lines, beforeReceipt }: Pick<RefundTerms, 'lines' | 'beforeReceipt'>,
): Result<ReturnedUnits[][], RefundRefusal> {
  const left = (entry: ReturnBook) => (beforeReceipt ? uncredited(entry) : refundable(entry))
  if (lines === undefined) {
    return accept(
      orders.map(({ book, asked }) =>
        asked.flatMap((returnLine) => {
          const entry = book.returns.get(returnLine)
          const units = entry === undefined ? 0 : left(entry)
          return units > 0 ? [{ returnLine, units }] : []
        }),
      ),
    )
  }
  const wanted = new Map<string, number>()
  for (const { line, units } of lines) wanted.set(line, (wanted.get(line) ?? 0) + units)
  const perOrder: ReturnedUnits[][] = orders.map(() => [])
  for (const [line, units] of wanted) {
    const at = orders.findIndex(({ asked }) => asked.includes(line))
    const entry = orders[at]?.book.returns.get(line)
    if (entry === undefined) return refuse({ code: 'returns.line-not-found', line })
    const most = left(entry)
    if (units > most) {
      return beforeReceipt || most === uncredited(entry)
        ? refuse({ code: 'orders.too-many-units', action: 'credit-return', left: most })
        : refuse({ code: 'refunds.not-received', line, units, refundable: most })
    }
    perOrder[at]?.push({ returnLine: line, units })
  }
  return accept(perOrder)
}

/** Units that are here or lost, or need not come back, and were not credited yet. */
function refundable(entry: ReturnBook): number {
  const open = uncredited(entry)
  if (entry.withoutGoods) return open
  return Math.max(0, Math.min(open, entry.received + entry.dismissed + entry.lost - entry.givenBack - entry.credited))
}
