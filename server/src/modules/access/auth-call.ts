import { isAPIError } from 'better-auth/api'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/**
 * Calls better-auth, which answers "no" and "the database is away" by the same kind of exception, and keeps the cause of
 * the latter to itself. A refusal comes back as its code; for the rest the database is asked, whose own error says more.
 */
export async function callAuth<T>(
  database: Database,
  call: () => Promise<T>,
): Promise<{ value: T } | { code: string }> {
  try {
    return { value: await call() }
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return { code: error.body?.code ?? 'UNKNOWN' }
    await sql`select 1`.execute(database)
    throw error
  }
}

/** A code of better-auth that none of ours stands for: then our use of it is wrong. */
export function unexpectedCode(code: string): Error {
  return new Error(`expected better-auth to accept or to refuse for a reason we know, got ${code}`)
}
