import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import type { RowOf } from '../../platform/given-rows.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

/** What a worker may have answered before. */
export type EarlierAnswer = 'completed' | 'failed' | 'error-thrown'

const ANSWERED = { job_id: 'uuid', fence: 'integer', answer: 'text', answered_at: 'timestamptz' } as const
const ASKED = { job_id: 'uuid', fence: 'integer' } as const

export const noteAnswers = (tx: Transaction, rows: readonly RowOf<typeof ANSWERED>[]) =>
  insertMany(tx, 'answered_job', ANSWERED, rows, { ending: sql`on conflict do nothing` })

/** What was answered with these fences, where anything was. */
export async function earlierAnswers(database: Database | Transaction, asked: readonly RowOf<typeof ASKED>[]) {
  if (asked.length === 0) return []
  const { rows } = await sql<{ job_id: string; fence: number; answer: EarlierAnswer }>`
    select job_id, fence, answer from answered_job join ${givenRows(ASKED, asked)} using (job_id, fence)`.execute(
    database,
  )
  return rows
}

/** Forgets what was answered before this instant. */
export async function forgetAnswers(database: Database, before: Instant): Promise<void> {
  await sql`delete from answered_job where answered_at < ${isoOf(before)}::timestamptz`.execute(database)
}
