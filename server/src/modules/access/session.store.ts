import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type Standing, standingColumns } from './sight/standing.ts'

/** Who a session is of, with all that their rights are read by. */
export interface SessionHolder extends Standing {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly twoFactor: boolean
  readonly hasLeft: boolean
  readonly expiresAt: Instant
}

/** The holder of a session that has not ended. */
export async function findSessionHolder(database: Database, token: string, now: Instant) {
  const { rows } = await sql<SessionHolder>`
    select holder.id as "userId", holder.name, holder.email, holder.role, left_at is not null as "hasLeft",
      coalesce(two_factor_enabled, false) as "twoFactor", expires_at as "expiresAt",
      ${standingColumns(sql`holder.id`, sql`null::uuid`)}
    from access_session join access_user as holder on holder.id = access_session.user_id
    where token = ${token} and expires_at > ${isoOf(now)}::timestamptz`.execute(database)
  return rows[0]
}
