import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'

/** The one channel that all servers of a database listen on; its messages are topics. */
export const CHANNEL = 'aftersale_engine'

/** Wakes whoever waits for work on these topics, on every server, once the transaction commits. */
export async function notify(tx: Transaction, topics: ReadonlySet<string>): Promise<void> {
  if (topics.size === 0) return
  await sql`select pg_notify(${CHANNEL}, topic) from unnest(${[...topics]}::text[]) as topic`.execute(tx)
}
