import { balanceOf, type LedgerRefusal, type RecordedAction } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { findOrders, type OrderName } from './find-orders.store.ts'
import { type Ledger, openLedger } from './ledger.ts'
import type { Posting } from './posting.ts'

export type When = { readonly now: Instant; readonly by: string }

export type HappeningRefused = LedgerRefusal | KnownRefusal<'orders.other-currency' | 'orders.payment-recorded'>

/** What came of something that happened to an order: what it moved, and what the customer is owed now. */
export interface Moved {
  readonly order: string
  readonly amount: number
  readonly owed: number
  readonly currency: string
}

/** What items of one kind do. `prepare` reads what it needs once; then each item says what it posts to its order. */
interface Doing<Item, Answer> {
  readonly scope: string
  readonly when: When
  prepare(
    orderIds: readonly string[],
    items: readonly Item[],
  ): Promise<(item: Item, orderId: string, ledger: Ledger) => Result<readonly Posting[], HappeningRefused>>
  answer(moved: Moved, recorded: readonly RecordedAction[]): Answer
}

/** Posts what each item says to its order, each item once under its key, all of it or none. */
export function happenToOrders<Item extends OrderName & { readonly key: string }, Answer extends object>(
  tx: Transaction,
  items: readonly Item[],
  { scope, when, prepare, answer }: Doing<Item, Answer>,
) {
  const run = async (fresh: readonly Item[]): Promise<Result<Answer, HappeningRefused>[]> => {
    const found = await findOrders(tx, fresh)
    const ids = [...new Set(found.filter((id) => id !== undefined))]
    const ledger = await openLedger(tx, ids)
    const postingsOf = await prepare(ids, fresh)
    const results = fresh.map((item, position): Result<Answer, HappeningRefused> => {
      const orderId = found[position]
      if (orderId === undefined) return refuse({ code: 'orders.not-found', order: item.order })
      const postings = postingsOf(item, orderId, ledger)
      const posted = postings.ok ? ledger.post(postings.value) : postings
      return posted.ok ? accept(answer(movedBy(posted.value, orderId, ledger), posted.value)) : posted
    })
    await ledger.save(when)
    return results
  }
  return runKeyed(tx, items, { scope, now: when.now, run })
}

function movedBy(recorded: readonly RecordedAction[], orderId: string, ledger: Ledger): Moved {
  const book = ledger.book(orderId)
  if (book === undefined) throw new Error(`expected the order ${orderId} in the ledger, found none`)
  const amount = recorded.reduce((sum, { moved }) => sum + moved, 0)
  return { order: orderId, amount, owed: balanceOf(book).owed, currency: book.currency }
}
