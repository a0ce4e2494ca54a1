import { isId } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'

/** An order by its id, or, where a source is named, by its number there. */
export interface OrderName {
  readonly source?: string | undefined
  readonly order: string
}

/** The ids of the orders so named, in the order of the names; undefined where there is none. */
export async function findOrders(
  database: Transaction | Database,
  names: readonly OrderName[],
): Promise<(string | undefined)[]> {
  const ids = names.flatMap(({ source, order }) => (source === undefined && isId(order) ? [order.toLowerCase()] : []))
  const numbers = names.flatMap(({ source, order }) => (source === undefined ? [] : [{ source, number: order }]))
  const found = new Map<string, string>()
  if (ids.length > 0) {
    const { rows } = await sql<{ id: string }>`
      select id from sales_order where id = any(${[...new Set(ids)]}::uuid[])`.execute(database)
    for (const { id } of rows) found.set(id, id)
  }
  if (numbers.length > 0) {
    const { rows } = await sql<{ id: string; source: string; number: string }>`
      select id, source, number from sales_order
      where (number, source) in (select number, source from ${givenRows({ source: 'text', number: 'text' }, numbers)})`.execute(
      database,
    )
    for (const { id, source, number } of rows) found.set(keyOf(source, number), id)
  }
  return names.map(({ source, order }) => found.get(source === undefined ? order.toLowerCase() : keyOf(source, order)))
}

const keyOf = (source: string, number: string) => JSON.stringify([source, number])
