import type { Result } from '@aftersale/kernel'
import type { LedgerRefusal } from './ledger-refusal.ts'
import type { ActionKind, ActionOf } from './order-action.ts'
import type { LineBook, OrderBook, PartBook, PaymentBook, ReturnBook } from './order-book.ts'

/** The order's own sums that actions move. */
type OrderSums = Pick<OrderBook, 'charged' | 'credited' | 'paidBack' | 'shippingCredited'>

/** What one action makes of a book: entries as they are then, and by how much the order's own sums move. */
export type Change = {
  readonly sums?: Partial<OrderSums>
  readonly line?: LineBook
  readonly returnLine?: ReturnBook
  readonly payment?: PaymentBook
  readonly part?: PartBook
}

/**
 * One kind of action: `decide` says whether it can happen to the order as it stands, and how many minor units it moves;
 * `apply` says what follows from it having moved so much, and never asks whether it could. A replay only applies, so that
 * what was recorded stays true when the rules of deciding change.
 */
export type ActionRule<Kind extends ActionKind> = {
  decide(book: OrderBook, action: ActionOf<Kind>): Result<number, LedgerRefusal>
  apply(book: OrderBook, action: ActionOf<Kind>, moved: number): Change
}

/** The rules of some kinds of action. */
export type RulesOf<Kind extends ActionKind> = { readonly [K in Kind]: ActionRule<K> }
