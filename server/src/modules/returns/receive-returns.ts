import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { type KeyTaken, type Outcome, runKeyed } from '../../platform/keyed-commands.ts'
import { type OpenReturn, openReturns, type Standing, standingOf, stepOf } from './open-returns.ts'
import type { ReturnRefusal } from './return-terms.ts'
import { type KnownSerials, knownSerials, type ReturnSerial, writeSerials } from './serial.store.ts'
import { type Arrivals, type ReceivedItem, sortArrivals } from './sort-arrivals.ts'

/** What came of one return. */
export interface Receipt {
  readonly key: string
  readonly return: string
  readonly items: readonly (ReceivedItem & { readonly line: string })[]
}

export interface ReceivedReturn extends Standing {
  /** Serial numbers that came and were not sold on their line: something else came, and a person looks at it. */
  readonly wrongSerials: string[]
}

interface Decided {
  readonly standing: ReceivedReturn
  readonly serials: readonly ReturnSerial[]
}

/**
 * Records what came: as it should, damaged, or something else in its place. A unit with a serial number that was not sold on
 * its line is something else: it is never taken for the unit that is awaited.
 */
export async function receiveReturns(
  tx: Transaction,
  items: readonly Receipt[],
  { now, by }: { readonly now: Instant; readonly by: string },
): Promise<Result<Outcome<ReceivedReturn>, ReturnRefusal | KeyTaken>[]> {
  return runKeyed(tx, items, {
    scope: 'returns.receive',
    now,
    run: async (fresh) => {
      const { ledger, returns } = await openReturns(
        tx,
        fresh.map((item) => item.return),
      )
      const known = await knownSerials(tx, linesWithSerials(fresh, returns))
      // What one receipt of this call brings, the next one finds here.
      const come: ReturnSerial[] = []
      const results = fresh.map((item, at): Result<Decided, ReturnRefusal> => {
        const open = returns[at]
        if (open === undefined) return refuse({ code: 'returns.not-found' })
        const decided = receive(open, item, known, come)
        if (decided.ok) come.push(...decided.value.serials)
        return decided
      })
      await ledger.save({ now, by })
      await writeSerials(tx, come, now)
      return results.map((result) => (result.ok ? accept(result.value.standing) : result))
    },
  })
}

const linesWithSerials = (items: readonly Receipt[], returns: readonly (OpenReturn | undefined)[]) =>
  items.flatMap((item, at) =>
    item.items.flatMap(({ line, serials }) => {
      if (serials === undefined) return []
      return returns[at]?.found.lines.find(({ id }) => id === line)?.orderLineId ?? []
    }),
  )

function receive(
  open: OpenReturn,
  { items }: Receipt,
  known: KnownSerials,
  come: readonly ReturnSerial[],
): Result<Decided, ReturnRefusal> {
  const serials: ReturnSerial[] = []
  const postings = []
  for (const item of items) {
    const line = open.line(item.line)
    if (!line.ok) return line
    const { orderLineId, entry } = line.value
    const here = [...(known.named.get(orderLineId) ?? []), ...come, ...serials]
    const sorted: Result<Arrivals, ReturnRefusal> = sortArrivals(item, known.sold.get(orderLineId), here)
    if (!sorted.ok) return sorted
    const { good, damaged, wrong } = sorted.value
    if (good > 0) postings.push(stepOf('receive-item', line.value, good))
    if (damaged > 0) postings.push(stepOf('receive-damaged', line.value, damaged))
    if (wrong > 0) postings.push(stepOf('receive-wrong', line.value, wrong))
    for (const serial of sorted.value.serials) serials.push({ ...serial, returnLineId: entry.id })
  }
  const posted = open.ledger.post(postings)
  if (!posted.ok) return posted
  const wrongSerials = serials.flatMap(({ serial, condition }) => (condition === 'wrong' ? [serial] : []))
  return accept({ standing: { ...standingOf(open), wrongSerials }, serials })
}
