import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Writes down that a desk is there until then, and sweeps out those that are not any more. */
export async function keepDesk(
  database: Database,
  desk: { readonly id: string; readonly until: Instant; readonly now: Instant },
): Promise<void> {
  await sql`
    with swept as (delete from live_desk where until < ${isoOf(desk.now)} and id <> ${desk.id})
    insert into live_desk (id, until) values (${desk.id}, ${isoOf(desk.until)})
    on conflict (id) do update set until = excluded.until`.execute(database)
}

export async function dropDesk(database: Database, id: string): Promise<void> {
  await database.deleteFrom('live_desk').where('id', '=', id).execute()
}
