import type { Instant, Refusal, Result } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { countAttempt, takeBackAttempt } from './attempt.store.ts'
import { allowedAttempts, isFirstBeyond, type Subject } from './attempt.ts'

type TooMany = { code: 'access.too-many-attempts'; retryAfterSeconds: number }

/** Hears why somebody did not come in. */
type Hears = (code: string) => Promise<void>

/**
 * Lets an attempt happen unless too many like it have failed lately. `hears` is told of each refusal, but once only of those
 * beyond the limits: whoever goes on asking must not have us write without end.
 */
export async function limited<T, R extends Refusal>(
  database: Database,
  subjects: readonly Subject[],
  now: Instant,
  attempt: () => Promise<Result<T, R>>,
  hears?: Hears,
): Promise<Result<T, R | TooMany>> {
  const counts = await countAttempt(database, subjects, now)
  const allowed = allowedAttempts(subjects, counts, now)
  if (!allowed.ok) {
    if (isFirstBeyond(subjects, counts)) await hears?.(allowed.refusal.code)
    return allowed
  }
  const result = await attempt()
  if (result.ok) await takeBackAttempt(database, subjects)
  else await hears?.(result.refusal.code)
  return result
}

/** Counts what is taken back only once something has come of it. */
export async function counted(
  database: Database,
  subjects: readonly Subject[],
  now: Instant,
): Promise<Result<undefined, TooMany>> {
  return allowedAttempts(subjects, await countAttempt(database, subjects, now), now)
}
