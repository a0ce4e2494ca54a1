import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'

/** What a customer thinks of how a case was dealt with (CSAT): 1 to 5. */
export interface Rating {
  readonly score: number
  readonly comment: string | null
  readonly ratedAt: Instant
  readonly changedAt: Instant
}

/** The rating of a case; undefined where it has none. */
export async function ratingOf(database: Database | Transaction, caseId: string): Promise<Rating | undefined> {
  const { rows } = await sql<Rating>`
    select score, comment, rated_at as "ratedAt", changed_at as "changedAt" from case_rating
    where case_id = ${caseId}::uuid`.execute(database)
  return rows[0]
}

export async function writeRating(
  tx: Transaction,
  caseId: string,
  rating: Pick<Rating, 'score' | 'comment'>,
  at: string,
): Promise<void> {
  await sql`
    insert into case_rating (case_id, score, comment, rated_at, changed_at)
    values (${caseId}::uuid, ${rating.score}, ${rating.comment}, ${at}, ${at})
    on conflict (case_id) do update set score = excluded.score, comment = excluded.comment,
      changed_at = excluded.changed_at`.execute(tx)
}

/** When a case was closed, its record held until the transaction ends; null where it is open. */
export async function lockClosing(tx: Transaction, caseId: string): Promise<Instant | null> {
  const { rows } = await sql<{ closed_at: Instant | null }>`
    select closed_at from service_case where id = ${caseId}::uuid and status = 'closed' for no key update`.execute(tx)
  return rows[0]?.closed_at ?? null
}
