import { addHours, type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/**
 * Deletes sessions and half-done sign-ins that ended a day ago or longer: better-auth removes only those somebody comes
 * back to. Rows that another server is deleting are left to it.
 */
export async function forgetExpired(database: Database, now: Instant): Promise<void> {
  const dayAgo = isoOf(addHours(now, -24))
  for (const table of ['access_session', 'access_verification'] as const) {
    await sql`
      delete from ${sql.table(table)} where id in (
        select id from ${sql.table(table)} where expires_at < ${dayAgo} for update skip locked
      )`.execute(database)
  }
}
