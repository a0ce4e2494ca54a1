import { awaited, uncredited } from '@aftersale/commerce'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { type KeyTaken, type Outcome, runKeyed } from '../../platform/keyed-commands.ts'
import type { Posting } from '../orders/index.ts'
import { type OpenLine, type OpenReturn, openReturns, type Standing, standingOf, stepOf } from './open-returns.ts'
import type { ReturnRefusal } from './return-terms.ts'

interface LineUnits {
  readonly line: string
  readonly units: number
}

/** What happens to lines of one return; without lines, to all units that are still awaited. */
export interface ReturnChange {
  readonly key: string
  readonly return: string
  readonly lines?: readonly LineUnits[] | undefined
}

interface When {
  readonly now: Instant
  readonly by: string
}

type Changed = Promise<Result<Outcome<Standing>, ReturnRefusal | KeyTaken>[]>

/** Gives up units that do not come back after all: they may be claimed again. */
export const cancelReturns = (tx: Transaction, items: readonly ReturnChange[], when: When): Changed =>
  change(tx, items, { ...when, scope: 'returns.cancel' }, (open, { lines }) =>
    // Of units that are still to come, those that were paid for already stay.
    steps('cancel-return', open, lines, ({ entry }) => Math.min(awaited(entry), uncredited(entry))),
  )

/** Records units that were sent back and never arrived. */
export const loseReturns = (tx: Transaction, items: readonly ReturnChange[], when: When): Changed =>
  change(tx, items, { ...when, scope: 'returns.lose' }, (open, { lines }) =>
    steps('lose-inbound', open, lines, ({ entry }) => (entry.withoutGoods ? 0 : awaited(entry))),
  )

/** Records units that were taken for lost and arrived after all. */
export const receiveLateReturns = (
  tx: Transaction,
  items: readonly (ReturnChange & { readonly lines: readonly LineUnits[] })[],
  when: When,
): Changed =>
  change(tx, items, { ...when, scope: 'returns.receive-late' }, (open, { lines }) =>
    steps('receive-late', open, lines, ({ entry }) => entry.lost),
  )

function steps(
  kind: 'cancel-return' | 'lose-inbound' | 'receive-late',
  open: OpenReturn,
  lines: readonly LineUnits[] | undefined,
  allOf: (line: OpenLine) => number,
): Result<Posting[], ReturnRefusal> {
  if (lines === undefined) {
    const all = open.lines().map((line) => ({ line, units: allOf(line) }))
    const some = all.filter(({ units }) => units > 0)
    if (some.length === 0) return refuse({ code: 'returns.nothing-awaited' })
    return accept(some.map(({ line, units }) => stepOf(kind, line, units)))
  }
  const postings: Posting[] = []
  for (const { line: id, units } of lines) {
    const line = open.line(id)
    if (!line.ok) return line
    postings.push(stepOf(kind, line.value, units))
  }
  return accept(postings)
}

function change(
  tx: Transaction,
  items: readonly ReturnChange[],
  { now, by, scope }: When & { readonly scope: string },
  decide: (open: OpenReturn, item: ReturnChange) => Result<Posting[], ReturnRefusal>,
): Changed {
  return runKeyed(tx, items, {
    scope,
    now,
    run: async (fresh) => {
      const { ledger, returns } = await openReturns(
        tx,
        fresh.map((item) => item.return),
      )
      const results = fresh.map((item, at): Result<Standing, ReturnRefusal> => {
        const open = returns[at]
        if (open === undefined) return refuse({ code: 'returns.not-found' })
        const decided = decide(open, item)
        if (!decided.ok) return decided
        const posted = ledger.post(decided.value)
        return posted.ok ? accept(standingOf(open)) : posted
      })
      await ledger.save({ now, by })
      return results
    },
  })
}
