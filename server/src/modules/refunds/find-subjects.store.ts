import { isId } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'

/** A return, and which of its lines are of which order. */
export interface FoundReturn {
  readonly id: string
  readonly number: string
  readonly requestId: string | null
  readonly lines: readonly { readonly id: string; readonly orderId: string; readonly orderLineId: string }[]
}

/** The returns so named, by id or by number in capitals or not, in the order of the names; undefined where there is none. */
export async function findReturns(
  database: Transaction | Database,
  names: readonly string[],
): Promise<(FoundReturn | undefined)[]> {
  const ids = [...new Set(names.filter(isId).map((name) => name.toLowerCase()))]
  const numbers = [...new Set(names.filter((name) => !isId(name)).map((name) => name.toUpperCase()))]
  if (names.length === 0) return []
  const isNamed = [
    ...(ids.length === 0 ? [] : [sql`id = any(${ids}::uuid[])`]),
    ...(numbers.length === 0 ? [] : [sql`number = any(${numbers}::text[])`]),
  ]
  const { rows } = await sql<FoundReturn>`
    select id, number, request_id as "requestId", (select coalesce(json_agg(line), '[]') from (
      select id, order_id as "orderId", order_line_id as "orderLineId" from return_line
      where return_id = head.id order by id) as line) as lines
    from goods_return as head where ${sql.join(isNamed, sql` or `)}`.execute(database)
  const byName = new Map<string, FoundReturn>()
  for (const found of rows) byName.set(found.id, found).set(found.number, found)
  return names.map((name) => byName.get(isId(name) ? name.toLowerCase() : name.toUpperCase()))
}
