import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'

/** The currencies in which these orders were sold, which nothing changes. */
export async function findOrderCurrencies(tx: Transaction, orderIds: readonly string[]): Promise<Map<string, string>> {
  if (orderIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; currency: string }>`
    select id, currency from sales_order where id = any(${[...new Set(orderIds)]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, currency }) => [id, currency]))
}
