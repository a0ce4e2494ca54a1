import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Everybody who works here, with their groups, by name. */
export async function listPersons(database: Database) {
  const { rows } = await sql<{ id: string; name: string; email: string; role: string; groups: string[] }>`
    select access_user.id, access_user.name, access_user.email, access_user.role,
      coalesce(array_agg(group_key order by group_key) filter (where group_key is not null), '{}') as groups
    from access_user left join person_group on person_group.user_id = access_user.id
    where left_at is null
    group by access_user.id order by access_user.name, access_user.id`.execute(database)
  return rows
}

/** Names by e-mail address. */
export async function personNames(database: Database, emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (emails.length === 0) return new Map()
  const query = database.selectFrom('access_user').select(['email', 'name'])
  const rows = await query.where(sql<boolean>`email = any(${[...emails]}::text[])`).execute()
  return new Map(rows.map(({ email, name }) => [email, name]))
}

/** Those of the e-mail addresses that somebody has who works here. */
export async function knownPersons(database: Database, emails: readonly string[]): Promise<ReadonlySet<string>> {
  if (emails.length === 0) return new Set()
  const query = database.selectFrom('access_user').select('email').where('left_at', 'is', null)
  const rows = await query.where(sql<boolean>`email = any(${[...emails]}::text[])`).execute()
  return new Set(rows.map(({ email }) => email))
}

/** Puts a person into a group, once. Answers whether there is such a person who works here. */
export async function insertMember(
  database: Database,
  member: { readonly group: string; readonly userId: string; readonly by: string },
  now: Instant,
): Promise<boolean> {
  const person = database
    .selectFrom('access_user')
    .select('id')
    .where('id', '=', member.userId)
    .where('left_at', 'is', null)
  if ((await person.executeTakeFirst()) === undefined) return false
  await database
    .insertInto('person_group')
    .values({ group_key: member.group, user_id: member.userId, added_by: member.by, added_at: isoOf(now) })
    .onConflict((conflict) => conflict.columns(['group_key', 'user_id']).doNothing())
    .execute()
  return true
}

/** Answers whether the person was in the group. */
export async function deleteMember(database: Database, group: string, userId: string): Promise<boolean> {
  const query = database.deleteFrom('person_group').where('group_key', '=', group).where('user_id', '=', userId)
  return (await query.executeTakeFirstOrThrow()).numDeletedRows > 0n
}
