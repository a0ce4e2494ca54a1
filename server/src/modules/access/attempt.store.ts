import { addMilliseconds, type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type AttemptCount, type Subject, WINDOW_MINUTES } from './attempt.ts'

/** Counts one attempt for each subject and answers the counts. In name order, so that two calls never wait for each other. */
export async function countAttempt(
  database: Database,
  subjects: readonly Subject[],
  now: Instant,
): Promise<AttemptCount[]> {
  const windowEnd = isoOf(addMilliseconds(now, WINDOW_MINUTES * 60_000))
  const rows = subjects.map(({ name }) => ({ subject: name, count: 1, window_ends_at: windowEnd }))
  const over = sql<boolean>`access_attempt.window_ends_at <= ${isoOf(now)}`
  await forgetOldWindows(database, now)
  return await database
    .insertInto('access_attempt')
    .values(rows.sort((one, other) => (one.subject < other.subject ? -1 : 1)))
    .onConflict((conflict) =>
      conflict.column('subject').doUpdateSet({
        count: sql`case when ${over} then 1 else access_attempt.count + 1 end`,
        window_ends_at: sql`case when ${over} then excluded.window_ends_at else access_attempt.window_ends_at end`,
      }),
    )
    .returning(['subject as name', 'count', 'window_ends_at as windowEndsAt'])
    .execute()
}

/** Takes an attempt back that succeeded: only failures count. */
export async function takeBackAttempt(database: Database, subjects: readonly Subject[]): Promise<void> {
  const names = subjects.map(({ name }) => name)
  await database
    .with('locked', (query) =>
      query.selectFrom('access_attempt').select('subject').where('subject', 'in', names).orderBy('subject').forUpdate(),
    )
    .updateTable('access_attempt')
    .set({ count: sql`greatest(count - 1, 0)` })
    .where('subject', 'in', (query) => query.selectFrom('locked').select('subject'))
    .execute()
}

/** Rows that somebody holds are left for the next time. */
async function forgetOldWindows(database: Database, now: Instant): Promise<void> {
  await database
    .deleteFrom('access_attempt')
    .where('subject', 'in', (query) =>
      query
        .selectFrom('access_attempt')
        .select('subject')
        .where(sql<boolean>`window_ends_at < ${isoOf(now)}`)
        .limit(100)
        .forUpdate()
        .skipLocked(),
    )
    .execute()
}
