import { changeOf, decideAction, type LedgerRefusal, type RecordedAction } from '@aftersale/commerce'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import type { Happening } from './happening.ts'
import { loadOrders } from './load-orders.store.ts'
import { type Books, makeChange, type OpenOrder } from './open-order.ts'
import type { Posting } from './posting.ts'
import { saveHappenings } from './save-ledger.ts'

/**
 * Orders under their locks, to which actions are posted in memory and then saved at once: a book stands as it is after what
 * was posted so far, and moves on with the next posting. What a session posts but does not save has not happened.
 */
export interface Ledger extends Books {
  /**
   * Lets a group of actions happen, in its order, all or none: where one is refused, none of the group did. The group may
   * be about several orders of the session.
   */
  post(group: readonly Posting[]): Result<readonly RecordedAction[], LedgerRefusal>
  /** Writes every sum that moved and every action since the last save, in few statements however many there are. */
  save(when: { readonly now: Instant; readonly by: string }): Promise<void>
}

/**
 * Locks these orders, in id order, to the end of the transaction, and loads their books. The lock of its row is the only
 * lock on an order; whoever changes anything of it takes it here. Where lines are named, the books have no others, and only
 * to these something can happen: who claims a unit of a long order need not read all of it.
 */
export async function openLedger(
  tx: Transaction,
  orderIds: readonly string[],
  { lines }: { readonly lines?: readonly string[] } = {},
): Promise<Ledger> {
  const orders = await loadOrders(tx, [...new Set(orderIds)], lines)
  let happenings: Happening[] = []
  return {
    book: (orderId) => orders.get(orderId)?.book,
    header: (orderId) => orders.get(orderId)?.header,
    facts: (orderId) => orders.get(orderId)?.facts,
    post: (group) => {
      const done: Happening[] = []
      const undoing: (() => void)[] = []
      for (const posting of group) {
        const happening = decidePosting(orders.get(posting.orderId), posting)
        if (!happening.ok) {
          for (const undo of undoing.reverse()) undo()
          return happening
        }
        undoing.push(makeChange(happening.value.order, happening.value.change))
        done.push(happening.value)
      }
      for (const happening of done) happenings.push(happening)
      return accept(done.map(({ recorded }) => recorded))
    },
    save: async (when) => {
      const unsaved = happenings
      happenings = []
      await saveHappenings(tx, unsaved, when)
    },
  }
}

function decidePosting(order: OpenOrder | undefined, posting: Posting): Result<Happening, LedgerRefusal> {
  if (order === undefined) return refuse({ code: 'orders.not-found', order: posting.orderId })
  const recorded = decideAction(order.book, posting.action)
  if (!recorded.ok) return recorded
  return accept({ order, posting, recorded: recorded.value, change: changeOf(order.book, recorded.value) })
}
