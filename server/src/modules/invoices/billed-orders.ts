import type { Transaction } from '../../platform/database.ts'
import { openLedger } from '../orders/index.ts'
import { readBilledLines, readStated } from './invoice.store.ts'
import type { Billable, Stated } from './invoice-amounts.ts'

/** A line of an order, or its shipping (`line` null), with what invoices state of it. */
interface BilledLine {
  readonly line: string | null
  readonly name: string
  readonly taxRate: string | null
  readonly sold: Billable
  readonly stated: Stated
}

/** An order under its lock, as invoices see it. What they state may be changed while a command goes on. */
export interface BilledOrder {
  readonly id: string
  readonly currency: string
  readonly lines: ReadonlyMap<string | null, BilledLine>
}

const NOTHING: Stated = { total: 0, tax: 0 }

/** Locks orders, in id order: no two invoices state the same. */
export async function openBilledOrders(tx: Transaction, ids: readonly string[]): Promise<Map<string, BilledOrder>> {
  const ledger = await openLedger(tx, ids)
  const stated = new Map((await readStated(tx, ids)).map((row) => [keyOf(row.order_id, row.line), row]))
  const named = Map.groupBy(await readBilledLines(tx, ids), ({ order_id }) => order_id)
  const orders = new Map<string, BilledOrder>()
  for (const id of new Set(ids)) {
    const book = ledger.book(id)
    if (book === undefined) continue
    const lines = (named.get(id) ?? []).map(({ id: line, name, tax_rate, tax }): BilledLine => {
      const own = line === null ? undefined : book.lines.get(line)
      const sold =
        line === null
          ? { total: book.shippingPaid, tax, credited: book.shippingCredited }
          : { total: own?.paid ?? 0, tax, credited: (own?.creditedMinor ?? 0) + (own?.cancelledMinor ?? 0) }
      return { line, name, taxRate: tax_rate, sold, stated: stated.get(keyOf(id, line)) ?? NOTHING }
    })
    orders.set(id, { id, currency: book.currency, lines: new Map(lines.map((line) => [line.line, line])) })
  }
  return orders
}

const keyOf = (order: string, line: string | null) => `${order} ${line ?? ''}`

/** The order after an invoice of these lines was asked for; a red one states less. */
export function afterStating(
  order: BilledOrder,
  lines: readonly (Stated & { readonly line: string | null })[],
  sign: 1 | -1,
): BilledOrder {
  const changed = new Map(order.lines)
  for (const { line, total, tax } of lines) {
    const before = changed.get(line)
    if (before === undefined) continue
    const stated = { total: before.stated.total + sign * total, tax: before.stated.tax + sign * tax }
    changed.set(line, { ...before, stated })
  }
  return { ...order, lines: changed }
}
