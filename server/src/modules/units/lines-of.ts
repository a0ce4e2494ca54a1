import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import { findOrders } from '../orders/index.ts'
import { findLines, type SoldLine } from './sold-line.store.ts'

/** How callers name an order line: an order by its id or its number at a source, and which of its lines. */
export interface NamedLine {
  readonly source?: string | undefined
  readonly order?: string | undefined
  readonly line?: string | undefined
}

type Refused = KnownRefusal<'orders.not-found' | 'orders.line-unknown'>

/** The order lines so named, each in its place; undefined where no order is named. */
export async function linesOf(
  database: Database | Transaction,
  names: readonly NamedLine[],
): Promise<Result<SoldLine | undefined, Refused>[]> {
  const asked = names.flatMap(({ source, order }) => (order === undefined ? [] : [{ source, order }]))
  const orders = (await findOrders(database, asked)).values()
  const found = names.map(({ order }) => (order === undefined ? undefined : orders.next().value))
  const lines = (
    await findLines(
      database,
      found.flatMap((orderId, at) => (orderId === undefined ? [] : [{ orderId, line: names[at]?.line }])),
    )
  ).values()
  return names.map(({ order, line = '' }, at) => {
    if (order === undefined) return accept(undefined)
    if (found[at] === undefined) return refuse({ code: 'orders.not-found', order })
    const sold = lines.next().value
    return sold === undefined ? refuse({ code: 'orders.line-unknown', line }) : accept(sold)
  })
}
