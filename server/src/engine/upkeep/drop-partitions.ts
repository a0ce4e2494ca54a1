import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Somebody holds the history for longer than is waited for; or another server has dropped it. */
const LEAVE_IT = new Set(['55P03', '42P01'])

/** Drops months of the history that are over and have nothing left in them. */
export async function dropEmptyPartitions(database: Database, now: Instant): Promise<void> {
  const thisMonth = `process_event_${isoOf(now).slice(0, 7).replace('-', '_')}`
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'process_event'::regclass and relname ~ '^process_event_[0-9]{4}_[0-9]{2}$' and relname < ${thisMonth}
    order by relname`.execute(database)
  for (const { name } of rows) {
    if (!(await isEmpty(database, name))) continue
    try {
      await drop(database, name)
    } catch (error) {
      if (!LEAVE_IT.has((error as { readonly code?: string }).code ?? '')) throw error
    }
  }
}

/** Nobody writes into a month that is over, so what is empty stays so; it is looked at again under the lock all the same. */
function drop(database: Database, name: string): Promise<void> {
  return database.transaction().execute(async (tx) => {
    await sql`set local lock_timeout = '2s'`.execute(tx)
    await sql`lock table process_event in access exclusive mode`.execute(tx)
    if (await isEmpty(tx, name)) await sql`drop table ${sql.table(name)}`.execute(tx)
  })
}

async function isEmpty(database: Database, name: string): Promise<boolean> {
  const { rows } = await sql<{ is_empty: boolean }>`
    select not exists (select from ${sql.table(name)}) as is_empty`.execute(database)
  return rows[0]?.is_empty === true
}
