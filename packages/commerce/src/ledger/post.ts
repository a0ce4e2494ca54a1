import { accept, type Result, refuse } from '@aftersale/kernel'
import { receivedBy } from './balance.ts'
import type { ActionRule, Change, RulesOf } from './change.ts'
import { claims } from './claims.ts'
import { credits } from './credits.ts'
import { fulfilment } from './fulfilment.ts'
import type { LedgerRefusal } from './ledger-refusal.ts'
import { openBook, type SoldOrder } from './open-book.ts'
import type { ActionKind, OrderAction, RecordedAction } from './order-action.ts'
import type { OrderBook } from './order-book.ts'
import { payments } from './payments.ts'
import { reception } from './reception.ts'
import { checkUnitsAndAmounts } from './whole-numbers.ts'
import { withdrawals } from './withdrawals.ts'

const rules: RulesOf<ActionKind> = { ...fulfilment, ...claims, ...reception, ...credits, ...withdrawals, ...payments }

/** The rule of an action's kind; the compiler does not see that the action fits the rule that its own kind picked. */
const ruleOf = (action: OrderAction) => rules[action.kind] as unknown as ActionRule<ActionKind>

/** No sum of an order passes this: differences of such sums are exact. */
export const LARGEST_SUM = 2 ** 51

/**
 * Says what an action amounts to for the order as it stands, or refuses it. Throws where the action is none: units or an
 * amount that is no whole number above zero, or an id it brings that the order has already.
 */
export function decideAction(book: OrderBook, action: OrderAction): Result<RecordedAction, LedgerRefusal> {
  checkUnitsAndAmounts(action)
  const moved = ruleOf(action).decide(book, action)
  if (!moved.ok) return moved
  const recorded = { ...action, number: book.actions + 1, moved: moved.value }
  const { charged = 0, credited = 0 } = changeOf(book, recorded).sums ?? {}
  const received = action.kind === 'receive-payment' ? receivedBy(book) + action.amount : 0
  const largest = Math.max(book.charged + charged, book.credited + credited, received)
  return largest > LARGEST_SUM
    ? refuse({ code: 'orders.sum-too-large', most: LARGEST_SUM, currency: book.currency })
    : accept(recorded)
}

/** What a recorded action makes of the book it was decided on. */
export function changeOf(book: OrderBook, recorded: RecordedAction): Change {
  return ruleOf(recorded).apply(book, recorded, recorded.moved)
}

/** Decides an action and lets it happen. A refused one changes nothing; the book given stays as it was in any case. */
export function post(
  book: OrderBook,
  action: OrderAction,
): Result<{ readonly book: OrderBook; readonly recorded: RecordedAction }, LedgerRefusal> {
  const recorded = decideAction(book, action)
  if (!recorded.ok) return recorded
  return accept({ book: changed(book, changeOf(book, recorded.value)), recorded: recorded.value })
}

/**
 * The book of an order from its sale and its actions, in their order. It applies what was recorded and decides nothing
 * again, so that old orders keep the amounts they had when the rules for new ones change.
 */
export function replay(sale: SoldOrder, actions: readonly RecordedAction[]): OrderBook {
  return actions.reduce((book, recorded) => changed(book, changeOf(book, recorded)), openBook(sale))
}

/** The book with one change made. */
function changed(book: OrderBook, { sums = {}, line, returnLine, payment, part }: Change): OrderBook {
  return {
    ...book,
    actions: book.actions + 1,
    charged: book.charged + (sums.charged ?? 0),
    credited: book.credited + (sums.credited ?? 0),
    paidBack: book.paidBack + (sums.paidBack ?? 0),
    shippingCredited: book.shippingCredited + (sums.shippingCredited ?? 0),
    lines: withEntry(book.lines, line),
    returns: withEntry(book.returns, returnLine),
    payments: withEntry(book.payments, payment),
    parts: withEntry(book.parts, part),
  }
}

function withEntry<Entry extends { readonly id: string }>(
  entries: ReadonlyMap<string, Entry>,
  entry: Entry | undefined,
): ReadonlyMap<string, Entry> {
  return entry === undefined ? entries : new Map(entries).set(entry.id, entry)
}
