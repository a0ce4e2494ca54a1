import type { Caller } from '@aftersale/contract'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { withinSeen } from '../access/index.ts'

/** What the customers of these orders are called, by the ids of the orders: of those that are on record, and that the caller may know. */
export async function customerNames(
  database: Database,
  orderIds: readonly string[],
  caller: Caller,
): Promise<ReadonlyMap<string, string>> {
  if (orderIds.length === 0) return new Map()
  const rows = await withinSeen(database, caller, 'customers.see', () =>
    database
      .selectFrom('sales_order')
      .innerJoin('customer', (join) =>
        join.onRef('customer.source', '=', 'sales_order.source').onRef('customer.number', '=', 'sales_order.customer'),
      )
      .select(['sales_order.id', 'customer.name'])
      .where(sql<boolean>`sales_order.id = any(${[...orderIds]}::uuid[])`)
      .execute(),
  )
  return new Map(rows?.map(({ id, name }) => [id, name]))
}
