import type { Transaction } from '../../platform/database.ts'
import { insertLines, insertOrdersOf, orderKey, ordersOf } from './imported-order.store.ts'
import type { NewOrderLine } from './sold-line.ts'

/**
 * Records the lines that are not there yet; answers the ids of those recorded. The first line of an order brings the order
 * with it, paid in full elsewhere. An order has one currency: a line of another one goes to an order of its own, whose
 * number says which.
 */
export async function insertNewLines(tx: Transaction, lines: readonly NewOrderLine[]): Promise<Set<string>> {
  if (lines.length === 0) return new Set()
  const named = lines.map((line) => ({ line, number: line.orderNumber }))
  await insertOrdersOf(tx, named)
  const known = await ordersOf(tx, named)
  const orderOf = ({ source, currency }: NewOrderLine, number: string) => known.get(orderKey(source, number, currency))
  const foreign = named
    .filter(({ line, number }) => orderOf(line, number) === undefined)
    .map(({ line }) => ({ line, number: `${line.orderNumber} (${line.currency})` }))
  await insertOrdersOf(tx, foreign)
  for (const [key, id] of await ordersOf(tx, foreign)) known.set(key, id)
  const placed = [...named, ...foreign].flatMap(({ line, number }) => {
    const orderId = orderOf(line, number)
    return orderId === undefined ? [] : [{ line, orderId }]
  })
  return insertLines(tx, placed)
}
