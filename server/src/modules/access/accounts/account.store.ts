import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'

export interface HeldPerson {
  readonly id: string
  readonly email: string
  readonly role: 'administrator' | 'staff'
  readonly leftAt: Instant | null
}

const personQuery = (database: Database | Transaction, id: string) =>
  database.selectFrom('access_user').select(['id', 'email', 'role', 'left_at as leftAt']).where('id', '=', id)

export async function findPerson(database: Database | Transaction, id: string): Promise<HeldPerson | undefined> {
  return (await personQuery(database, id).executeTakeFirst()) as HeldPerson | undefined
}

/** The same under a lock, to the end of the transaction. */
export async function holdPerson(tx: Transaction, id: string): Promise<HeldPerson | undefined> {
  return (await personQuery(tx, id).forUpdate().executeTakeFirst()) as HeldPerson | undefined
}

/** Ends sessions of a person: one, all but one, or all. Answers how many. */
export async function deleteSessions(
  database: Database | Transaction,
  userId: string,
  which: { readonly only?: string | undefined; readonly but?: string | undefined } = {},
): Promise<number> {
  let query = database.deleteFrom('access_session').where('user_id', '=', userId)
  if (which.only !== undefined) query = query.where('id', '=', which.only)
  if (which.but !== undefined) query = query.where('id', '<>', which.but)
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows)
}

export async function deleteSecondFactor(tx: Transaction, userId: string): Promise<void> {
  await tx.deleteFrom('access_two_factor').where('user_id', '=', userId).execute()
  await tx.updateTable('access_user').set({ two_factor_enabled: false }).where('id', '=', userId).execute()
}

export async function deletePassword(tx: Transaction, userId: string): Promise<void> {
  const own = tx.deleteFrom('access_account').where('user_id', '=', userId)
  await own.where('provider_id', '=', 'credential').execute()
}

/** Answers those who were called otherwise before. */
export async function renamePeople(
  database: Database | Transaction,
  names: ReadonlyMap<string, string>,
  now: Instant,
): Promise<ReadonlySet<string>> {
  const given = JSON.stringify([...names].map(([id, name]) => ({ id, name })))
  const { rows } = await sql<{ id: string }>`
    update access_user set name = given.name, updated_at = ${isoOf(now)}
    from jsonb_to_recordset(${given}::jsonb) as given (id uuid, name text)
    where access_user.id = given.id and access_user.name <> given.name returning access_user.id`.execute(database)
  return new Set(rows.map(({ id }) => id))
}

export async function setLeft(tx: Transaction, id: string, leftAt: Instant | null, now: Instant): Promise<void> {
  const left_at = leftAt === null ? null : isoOf(leftAt)
  await tx
    .updateTable('access_user')
    .set({ left_at, updated_at: isoOf(now) })
    .where('id', '=', id)
    .execute()
}

/** Takes away what lets a person act: groups, roles, being an administrator, sessions, links, keys. Answers the keys. */
export async function dropRights(tx: Transaction, id: string): Promise<{ id: string; name: string }[]> {
  await tx.updateTable('access_user').set({ role: 'staff' }).where('id', '=', id).execute()
  for (const table of ['person_group', 'person_role', 'access_session', 'access_link'] as const) {
    await sql`delete from ${sql.table(table)} where user_id = ${id}`.execute(tx)
  }
  const { rows } = await sql<{ id: string; name: string }>`
    delete from access_api_key where user_id = ${id} returning id, coalesce(name, '') as name`.execute(tx)
  return rows
}

/** Whether these people are there, by id. */
export async function knownIds(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from access_user where id::text = any(${[...ids]}::text[])`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
