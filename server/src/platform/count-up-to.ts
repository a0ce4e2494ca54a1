import type { Counted } from '@aftersale/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from './database.ts'

/** So many are counted and no more: it is the beginning of a list that people read. */
const MOST_COUNTED = 10_000

/** How many rows a `select` has, which says no order and no end; counting ends with the first that is not counted any more. */
export async function countUpTo(database: Database, rows: RawBuilder<unknown>, most = MOST_COUNTED): Promise<Counted> {
  const answer = await sql<{ count: number }>`
    select count(*)::integer as count from (${rows} limit ${most + 1}) as counted`.execute(database)
  const count = answer.rows[0]?.count ?? 0
  return { count: Math.min(count, most), more: count > most }
}
