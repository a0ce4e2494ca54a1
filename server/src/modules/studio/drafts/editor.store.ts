import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'

export interface Editor {
  readonly name: string
  readonly seenAt: Instant
}

/** Browsers say every quarter of a minute that they are there; who missed two of them is gone. */
const GONE = 40_000

/** Notes that somebody has a file open, and forgets who left. */
export async function noteEditor(
  tx: Transaction,
  resource: string,
  person: { readonly email: string; readonly name: string },
  now: Instant,
): Promise<void> {
  await sql`delete from studio_editor where seen_at < ${isoOf((now - GONE) as Instant)}::timestamptz`.execute(tx)
  await sql`insert into studio_editor (resource, person, name, seen_at)
    values (${resource}, ${person.email}, ${person.name}, ${isoOf(now)}::timestamptz)
    on conflict (resource, person) do update set name = excluded.name, seen_at = excluded.seen_at`.execute(tx)
}

/** Who else has a file open now. */
export async function otherEditors(
  database: Database | Transaction,
  resource: string,
  email: string,
  now: Instant,
): Promise<Editor[]> {
  return database
    .selectFrom('studio_editor')
    .select(['name', 'seen_at as seenAt'])
    .where('resource', '=', resource)
    .where('person', '<>', email)
    .where('seen_at', '>=', sql<never>`${isoOf((now - GONE) as Instant)}::timestamptz`)
    .orderBy('name')
    .execute()
}
