import { addHours, type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { linkExpiry, type OneTimeLink } from './one-time-link.ts'
import { newToken, tokenHash } from './token.ts'

/** A link that has expired is remembered for a month, so that whoever opens it late is told the reason. */
const longAgo = (now: Instant): Instant => addHours(now, -30 * 24)

/** Makes a link, forgets those long expired, and answers the new one's token, which is kept nowhere. */
export async function insertLink(
  database: Database,
  link: Pick<OneTimeLink, 'purpose' | 'userId'>,
  now: Instant,
): Promise<string> {
  const token = newToken()
  await database
    .deleteFrom('access_link')
    .where(sql<boolean>`expires_at < ${isoOf(longAgo(now))}`)
    .execute()
  await database
    .insertInto('access_link')
    .values({
      token_hash: tokenHash(token),
      purpose: link.purpose,
      user_id: link.userId,
      created_at: isoOf(now),
      expires_at: isoOf(linkExpiry(link.purpose, now)),
    })
    .execute()
  return token
}

/** The link of a token. */
export async function findLink(database: Database, token: string): Promise<OneTimeLink | undefined> {
  return await linkQuery(database, token).executeTakeFirst()
}

/** The same under a lock: of two who use it at once, the second one sees it used. */
export async function lockLink(tx: Transaction, token: string): Promise<OneTimeLink | undefined> {
  return await linkQuery(tx, token).forUpdate().executeTakeFirst()
}

export async function markLinkUsed(tx: Transaction, token: string, now: Instant): Promise<void> {
  await tx
    .updateTable('access_link')
    .set({ used_at: isoOf(now) })
    .where('token_hash', '=', tokenHash(token))
    .execute()
}

const linkQuery = (database: Database, token: string) =>
  database
    .selectFrom('access_link')
    .select(['purpose', 'user_id as userId', 'expires_at as expiresAt', 'used_at as usedAt'])
    .where('token_hash', '=', tokenHash(token))
