import { unclaimed } from '@aftersale/commerce'
import type { Instant } from '@aftersale/kernel'
import type { Ledger } from './ledger.ts'
import type { SoldLine } from './sold-line.ts'

/** Units that somebody wants to give back. */
export interface WantedUnits {
  readonly units: number
  readonly currency: string
  readonly requestedAt: Instant
}

/** Units of one line that are free to be given back; `daysOld` counts the days of 24 hours begun since it came. */
export interface ChosenUnits {
  readonly orderId: string
  readonly lineId: string
  readonly units: number
  readonly daysOld: number
}

const DAY = 86_400_000

/**
 * Chooses the units among lines bought at or before the request that nobody has claimed, as the ledger stands: the latest
 * purchase first and, in one instant, the later row first. Found whole, answers the units a line; else null.
 * `lines` must already be one customer's lines of one product (or one order's), in `laterFirst` order.
 */
export function chooseUnits(
  ledger: Pick<Ledger, 'book'>,
  lines: readonly SoldLine[],
  wanted: WantedUnits,
): ChosenUnits[] | null {
  const chosen: ChosenUnits[] = []
  let missing = wanted.units
  for (const line of lines) {
    if (missing === 0) break
    if (line.orderedAt > wanted.requestedAt || line.currency !== wanted.currency) continue
    const free = freeUnits(ledger, line)
    if (free === 0) continue
    const units = Math.min(missing, free)
    chosen.push({ orderId: line.orderId, lineId: line.id, units, daysOld: daysBegun(line, wanted.requestedAt) })
    missing -= units
  }
  return missing === 0 ? chosen : null
}

function freeUnits(ledger: Pick<Ledger, 'book'>, line: SoldLine): number {
  const book = ledger.book(line.orderId)?.lines.get(line.id)
  if (book === undefined) throw new Error(`expected the line ${line.id} in the ledger of its order, found none`)
  return unclaimed(book)
}

/**
 * Orders lines for `chooseUnits`: latest purchase first, and of one instant the later row of the later import first; what
 * came by no import is told apart by its id alone, so that the order is the same every time.
 */
export function laterFirst(a: SoldLine, b: SoldLine): number {
  if (a.orderedAt !== b.orderedAt) return b.orderedAt - a.orderedAt
  const [importA, importB] = [a.importId ?? '', b.importId ?? '']
  if (importA !== importB) return importA < importB ? 1 : -1
  if (a.lineNumber !== b.lineNumber) return b.lineNumber - a.lineNumber
  return a.id < b.id ? 1 : -1
}

/** Age counts from delivery where that is known, else from the order; a request before the parcel came is day zero. */
function daysBegun(line: SoldLine, at: Instant): number {
  return Math.max(0, Math.ceil((at - (line.deliveredAt ?? line.orderedAt)) / DAY))
}
