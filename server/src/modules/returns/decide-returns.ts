import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { type KeyTaken, type Outcome, runKeyed } from '../../platform/keyed-commands.ts'
import type { Posting } from '../orders/index.ts'
import { productsOf } from './goods-return.store.ts'
import { type OpenReturn, openReturns, type Standing, standingOf, stepOf } from './open-returns.ts'
import type { ReturnRefusal } from './return-terms.ts'

type Destination = 'restock' | 'write-off' | 'give-back' | 'reinstate'

/** What becomes of received units of one return. */
export interface ReturnDecisions {
  readonly key: string
  readonly return: string
  readonly decisions: readonly { readonly line: string; readonly units: number; readonly to: Destination }[]
}

/**
 * Goods that the warehouse moves after a decision about a return: a flow hands them to its stock. Restocked ones can be sold
 * again; those given back go to the customer.
 */
interface ReturnMovement {
  readonly returnLineId: string
  readonly product: string
  readonly units: number
  readonly to: Destination
}

export interface DecidedReturn extends Standing {
  readonly movements: ReturnMovement[]
}

/**
 * Says what becomes of received units: restocked, written off, given back to the customer; or takes a write-off back. Only
 * what came as it should is restocked. Stock itself is moved by whoever asked.
 */
export async function decideReturns(
  tx: Transaction,
  items: readonly ReturnDecisions[],
  { now, by }: { readonly now: Instant; readonly by: string },
): Promise<Result<Outcome<DecidedReturn>, ReturnRefusal | KeyTaken>[]> {
  return runKeyed(tx, items, {
    scope: 'returns.decide',
    now,
    run: async (fresh) => {
      const { ledger, returns } = await openReturns(
        tx,
        fresh.map((item) => item.return),
      )
      const products = await productsOf(
        tx,
        returns.flatMap((open) => open?.found.lines.map(({ orderLineId }) => orderLineId) ?? []),
      )
      const results = fresh.map((item, at): Result<DecidedReturn, ReturnRefusal> => {
        const open = returns[at]
        if (open === undefined) return refuse({ code: 'returns.not-found' })
        const decided = stepsOf(open, item, products)
        if (!decided.ok) return decided
        const posted = ledger.post(decided.value.postings)
        return posted.ok ? accept({ ...standingOf(open), movements: decided.value.movements }) : posted
      })
      await ledger.save({ now, by })
      return results
    },
  })
}

function stepsOf(
  open: OpenReturn,
  { decisions }: ReturnDecisions,
  products: ReadonlyMap<string, string>,
): Result<{ postings: Posting[]; movements: ReturnMovement[] }, ReturnRefusal> {
  const postings: Posting[] = []
  const movements: ReturnMovement[] = []
  for (const { line: id, units, to } of decisions) {
    const line = open.line(id)
    if (!line.ok) return line
    postings.push(stepOf(to, line.value, units))
    movements.push({ returnLineId: id, product: products.get(line.value.orderLineId) ?? '', units, to })
  }
  return accept({ postings, movements })
}
