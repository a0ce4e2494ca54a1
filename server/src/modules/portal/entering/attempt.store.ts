import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { type Counted, type Failures, NONE, type Subject } from './attempt.ts'

/** The failures of these subjects, held in the order of their names until the transaction ends. */
export async function lockFailures(
  tx: Transaction,
  names: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, Failures>> {
  const ordered = [...names].sort()
  await sql`
    insert into portal_attempt (subject, failures, forgotten_at)
    select name, 0, ${isoOf(now)} from unnest(${ordered}::text[]) as name order by name on conflict do nothing`.execute(
    tx,
  )
  const { rows } = await sql<{
    subject: string
    failures: number
    locked_until: Instant | null
    forgotten_at: Instant
  }>`
    select * from portal_attempt where subject = any(${ordered}::text[]) order by subject for update`.execute(tx)
  return new Map(
    rows.map(({ subject, failures, locked_until: lockedUntil, forgotten_at }) => [
      subject,
      now < forgotten_at ? { failures, lockedUntil, forgottenAt: forgotten_at } : NONE,
    ]),
  )
}

export async function writeFailures(
  tx: Transaction,
  { name }: Pick<Subject, 'name'>,
  { failures, lockedUntil, forgottenAt }: Counted,
): Promise<void> {
  await sql`
    update portal_attempt set failures = ${failures}, forgotten_at = ${isoOf(forgottenAt)},
      locked_until = ${lockedUntil === null ? null : isoOf(lockedUntil)}
    where subject = ${name}`.execute(tx)
}

/** An attempt that succeeded: the order begins anew, the network has one failure less. */
export async function takeBack(database: Database, order: string, network: string): Promise<void> {
  await sql`delete from portal_attempt where subject = ${order}`.execute(database)
  await sql`
    update portal_attempt set failures = greatest(failures - 1, 0), locked_until = null
    where subject = ${network}`.execute(database)
}

/** Drops what is forgotten, some at a time; rows that somebody holds are left for the next time. */
export async function sweep(database: Database, now: Instant): Promise<void> {
  const at = isoOf(now)
  await sql`
    delete from portal_attempt where subject in (
      select subject from portal_attempt where forgotten_at < ${at} limit 100 for update skip locked)`.execute(database)
  await sql`
    delete from portal_session where id in (
      select id from portal_session where ends_at < ${at} limit 100 for update skip locked)`.execute(database)
  await sql`
    delete from portal_code where code_hash in (
      select code_hash from portal_code where expires_at < ${at} limit 100 for update skip locked)`.execute(database)
}
