import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Writes down that records leave as a file, in the name of whoever acts. */
export async function recordExport(database: Database, operation: string): Promise<void> {
  await sql`select write_audit('export', ${operation}, 'done', null, null, null)`.execute(database)
}

/** Writes down that somebody did not come in under this address; of an address that nobody has, or none, only that it was one. */
export async function recordRefusedSignIn(database: Database, email: string | null, code: string): Promise<void> {
  await sql`
    select write_audit('sign-in', coalesce(own.email, ''), 'refused', null, jsonb_build_object('code', ${code}::text), null)
    from (select 1) as once left join access_user as own on own.email = ${email?.trim().toLowerCase() ?? null}`.execute(
    database,
  )
}
