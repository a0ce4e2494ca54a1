import { accept, type Result, refuse } from '@aftersale/kernel'
import type { LedgerRefusal } from './ledger-refusal.ts'
import type { ActionKind } from './order-action.ts'
import type { LineBook, OrderBook, PartBook, PaymentBook, ReturnBook } from './order-book.ts'

/** The line that an action names, for deciding. */
export function findLine(book: OrderBook, line: string): Result<LineBook, LedgerRefusal> {
  const found = book.lines.get(line)
  return found === undefined ? refuse({ code: 'orders.line-unknown', line }) : accept(found)
}

/** The return line that an action names, for deciding. */
export function findReturn(book: OrderBook, returnLine: string): Result<ReturnBook, LedgerRefusal> {
  const found = book.returns.get(returnLine)
  return found === undefined ? refuse({ code: 'orders.return-line-unknown', returnLine }) : accept(found)
}

/** The payment that an action names, for deciding. */
export function findPayment(book: OrderBook, payment: string): Result<PaymentBook, LedgerRefusal> {
  const found = book.payments.get(payment)
  return found === undefined ? refuse({ code: 'orders.payment-unknown', payment }) : accept(found)
}

/** The part that an action names, for deciding. */
export function findPart(book: OrderBook, part: string): Result<PartBook, LedgerRefusal> {
  const found = book.parts.get(part)
  return found === undefined ? refuse({ code: 'orders.part-unknown', part }) : accept(found)
}

/** The entry that a recorded action is about. Throws where there is none: the action cannot have happened to this order. */
export function entryOf<Entry>(entries: ReadonlyMap<string, Entry>, id: string): Entry {
  const entry = entries.get(id)
  if (entry === undefined) throw new Error(`expected ${id} in the book of its order, found none`)
  return entry
}

/** Throws where an id that an action brings is there already: it would overwrite what that one stands for. */
export function expectNew(entries: ReadonlyMap<string, unknown>, id: string): void {
  if (entries.has(id)) throw new Error(`expected a new id, got ${id}, which the order has already`)
}

/** Refuses more units than are left for the action. */
export function withinLeft(action: ActionKind, units: number, left: number): Result<number, LedgerRefusal> {
  if (units <= left) return accept(0)
  return refuse({ code: 'orders.too-many-units', action, left: Math.max(0, left) })
}
