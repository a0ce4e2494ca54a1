import type { Transaction } from '../../platform/database.ts'
import { insertLines, insertOrdersOf, type NumberedLine, orderKey, ordersOf } from './imported-order.store.ts'
import type { NewOrderLine } from './sold-line.ts'

/**
 * Records the lines that are not there yet; answers the ids of those recorded. The first line of an order brings the order
 * with it, paid in full elsewhere. An order has one currency: a line of another one goes to an order of its own, whose
 * number says which.
 */
export async function insertNewLines(tx: Transaction, lines: readonly NewOrderLine[]): Promise<Set<string>> {
  if (lines.length === 0) return new Set()
  const orders = new Map<string, string>()
  const named = lines.map((line) => ({ line, number: line.orderNumber }))
  const homeless = await findOrders(tx, named, orders)
  const foreign = homeless.map(({ line }) => ({ line, number: `${line.orderNumber} (${line.currency})` }))
  await findOrders(tx, foreign, orders)
  const placed = [...named, ...foreign].flatMap(({ line, number }) => {
    const orderId = orders.get(keyOf({ line, number }))
    return orderId === undefined ? [] : [{ line, orderId }]
  })
  return insertLines(tx, placed)
}

const keyOf = ({ line: { source, currency }, number }: NumberedLine) => orderKey(source, number, currency)

/**
 * Finds the order of each line, and records those that are missing; answers the lines for which there is none: their number
 * is that of an order in another currency, or they are there already. What brings an order is nearly always its first line
 * in the batch; only where that one was there already, all are asked.
 */
async function findOrders(
  tx: Transaction,
  lines: readonly NumberedLine[],
  orders: Map<string, string>,
): Promise<readonly NumberedLine[]> {
  const missing = () => lines.filter((one) => !orders.has(keyOf(one)))
  const look = async (asked: readonly NumberedLine[]) => {
    for (const [key, id] of await ordersOf(tx, asked)) orders.set(key, id)
  }
  await look(lines)
  for (const bringing of [firstOfEach, (all: readonly NumberedLine[]) => all]) {
    const left = missing()
    if (left.length === 0) return left
    await insertOrdersOf(tx, bringing(left))
    await look(left)
  }
  return missing()
}

const firstOfEach = (lines: readonly NumberedLine[]) => [
  ...new Map(lines.toReversed().map((one) => [JSON.stringify([one.line.source, one.number]), one])).values(),
]
