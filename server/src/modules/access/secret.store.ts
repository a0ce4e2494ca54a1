import type { Instant } from '@aftersale/kernel'
import { isoOf } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { newToken } from './token.ts'

const NAME = 'access.secret'

/**
 * The secret that signs session cookies: made once, kept in the database, and so shared by all servers of an
 * installation. Of many that start at once on an empty database the first one's secret is kept.
 */
export async function sharedSecret(database: Database, now: Instant): Promise<string> {
  await database
    .insertInto('setting')
    .values({ name: NAME, value: JSON.stringify(newToken()), written_at: isoOf(now) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { value } = await database
    .selectFrom('setting')
    .select('value')
    .where('name', '=', NAME)
    .executeTakeFirstOrThrow()
  if (typeof value !== 'string') throw new Error(`expected the setting ${NAME} to be text, got ${typeof value}`)
  return value
}
