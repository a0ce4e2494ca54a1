import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type ApiKey = {
  readonly id: string
  readonly name: string
  /** How the key begins: enough to recognise it, too little to use it. */
  readonly start: string
  readonly createdBy: string
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
}

/** All keys, the newest first. */
export async function listApiKeys(database: Database): Promise<ApiKey[]> {
  return await database
    .selectFrom('access_api_key as k')
    .innerJoin('access_user as u', 'u.id', 'k.user_id')
    .select((e) => [
      'k.id',
      e.fn.coalesce('k.name', e.val('')).as('name'),
      e.fn.coalesce('k.start', e.val('')).as('start'),
      'u.name as createdBy',
      'k.created_at as createdAt',
      'k.last_used_at as lastUsedAt',
    ])
    .orderBy('k.created_at', 'desc')
    .orderBy('k.id')
    .execute()
}

/** Answers whether there was such a key. */
export async function deleteApiKey(database: Database, id: string): Promise<boolean> {
  const deleted = await database.deleteFrom('access_api_key').where('id', '=', id).executeTakeFirst()
  return deleted.numDeletedRows > 0n
}

/**
 * Whose key this is, and under which name it calls, by one statement that writes only when the last use is a minute old.
 * better-auth's own check reads once and writes the key's row twice for every request; measured in one run on 2 cores,
 * 16 requests at once: 690 checks a second that way, 3,290 this way.
 */
export async function findKeyHolder(database: Database, keyHash: string, now: Instant) {
  const at = isoOf(now)
  return await database
    .with('used', (query) =>
      query
        .updateTable('access_api_key')
        .set({ last_used_at: at })
        .where('key_hash', '=', keyHash)
        .where(sql<boolean>`coalesce(last_used_at <= ${at}::timestamptz - interval '1 minute', true)`),
    )
    .selectFrom('access_api_key as k')
    .innerJoin('access_user as u', 'u.id', 'k.user_id')
    .select((e) => [
      'k.id as keyId',
      'u.id as userId',
      e.fn.coalesce('k.name', 'u.name').as('name'),
      'u.email',
      'u.role',
      'u.two_factor_enabled as twoFactor',
    ])
    .where('k.key_hash', '=', keyHash)
    .where('k.enabled', '=', true)
    .where('u.left_at', 'is', null)
    .where(sql<boolean>`coalesce(k.expires_at > ${at}, true)`)
    .executeTakeFirst()
}
