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
  const headers = await sql<{ id: string; number: string; request_id: string | null }>`
    select id, number, request_id from goods_return where id = any(${ids}::uuid[]) or number = any(${numbers})`.execute(
    database,
  )
  const lines = new Map<string, FoundReturn['lines'][number][]>(headers.rows.map(({ id }) => [id, []]))
  const found = await sql<FoundReturn['lines'][number] & { return_id: string }>`
    select id, return_id, order_id as "orderId", order_line_id as "orderLineId" from return_line where return_id = any(${[...lines.keys()]}::uuid[])
    order by id`.execute(database)
  for (const { return_id, ...line } of found.rows) lines.get(return_id)?.push(line)
  const byName = new Map<string, FoundReturn>()
  for (const { id, number, request_id } of headers.rows) {
    const entry = { id, number, requestId: request_id, lines: lines.get(id) ?? [] }
    byName.set(id, entry).set(number, entry)
  }
  return names.map((name) => byName.get(isId(name) ? name.toLowerCase() : name.toUpperCase()))
}
