import type { Instant, Refusal, Result } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { countAttempt, takeBackAttempt } from './attempt.store.ts'
import { allowedAttempts, type Subject } from './attempt.ts'

/** Lets an attempt happen unless too many like it have failed lately. */
export async function limited<T, R extends Refusal>(
  database: Database,
  subjects: readonly Subject[],
  now: Instant,
  attempt: () => Promise<Result<T, R>>,
): Promise<Result<T, R | { code: 'access.too-many-attempts'; retryAfterSeconds: number }>> {
  const allowed = allowedAttempts(subjects, await countAttempt(database, subjects, now), now)
  if (!allowed.ok) return allowed
  const result = await attempt()
  if (result.ok) await takeBackAttempt(database, subjects)
  return result
}
