import type { Transaction } from '../../platform/database.ts'
import { laterFirst } from './choose-units.ts'
import { linesOfCustomers, linesOfOrders } from './sold-line.store.ts'
import type { SoldLine } from './sold-line.ts'

/** Where units to be given back are looked for: in a named order, or in whatever this customer bought of the product. */
export interface Purchase {
  readonly source: string
  readonly product: string
  readonly orderNumber: string | null
  readonly customer: string | null
}

/** The lines that may be meant: the orders and lines to open the ledger on, and the lines of each purchase for `chooseUnits`. */
export interface FoundLines {
  readonly orderIds: readonly string[]
  readonly lineIds: readonly string[]
  of(purchase: Purchase): readonly SoldLine[]
}

/**
 * Finds the lines of many purchases that have units nobody claimed when it looked. It locks nothing: what is free is known
 * once the ledger is open on their orders.
 */
export async function findSoldLines(tx: Transaction, purchases: readonly Purchase[]): Promise<FoundLines> {
  const ofOrders = await linesOfOrders(
    tx,
    purchases.filter(({ orderNumber }) => orderNumber !== null),
  )
  const ofCustomers = await linesOfCustomers(
    tx,
    purchases.filter(({ orderNumber, customer }) => orderNumber === null && customer !== null),
  )
  const lines = [...new Map([...ofOrders, ...ofCustomers].map((line) => [line.id, line])).values()].sort(laterFirst)
  const groups = groupLines(lines)
  return {
    orderIds: [...new Set(lines.map(({ orderId }) => orderId))],
    lineIds: lines.map(({ id }) => id),
    of: (purchase) => groups.get(keyOf(purchase)) ?? [],
  }
}

function keyOf({ source, product, orderNumber, customer }: Purchase): string {
  return orderNumber === null ? customerKey(source, customer, product) : orderKey(source, orderNumber, product)
}

const customerKey = (source: string, customer: string | null, product: string) =>
  JSON.stringify(['customer', source, customer, product])

const orderKey = (source: string, order: string, product: string) => JSON.stringify(['order', source, order, product])

/** A line answers to its order and to its customer. */
function groupLines(lines: readonly SoldLine[]): Map<string, SoldLine[]> {
  const groups = new Map<string, SoldLine[]>()
  for (const line of lines) {
    const { source, product, orderNumber, customer } = line
    for (const key of [orderKey(source, orderNumber, product), customerKey(source, customer, product)]) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [line])
      else group.push(line)
    }
  }
  return groups
}
