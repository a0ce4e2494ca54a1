import type { Caller } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { withPermissions } from './sight/grants.ts'

export type NewPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: 'administrator' | 'staff'
}

/** Keeps everyone else from creating people until this transaction ends, while people go on signing in. */
export async function lockPeople(tx: Transaction): Promise<void> {
  await sql`lock table access_user in share row exclusive mode`.execute(tx)
}

/** The administrator who has been there longest. */
export async function firstAdministrator(database: Database): Promise<{ id: string; name: string } | undefined> {
  return await database
    .selectFrom('access_user')
    .select(['id', 'name'])
    .where('role', '=', 'administrator')
    .where('left_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Inserts a person, unless the e-mail address is taken. Answers the id of whoever has that address. */
export async function insertPerson(
  database: Database,
  person: NewPerson,
  now: Instant,
): Promise<{ id: string; inserted: boolean }> {
  const at = isoOf(now)
  const email = person.email.toLowerCase()
  const inserted = await database
    .insertInto('access_user')
    .values({ ...person, email, created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return { id: inserted.id, inserted: true }
  const known = await database
    .selectFrom('access_user')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  return { id: known.id, inserted: false }
}

const PERSON = { id: 'uuid', name: 'text', email: 'text', role: 'text' } as const

/** Inserts those people whose e-mail addresses nobody has; answers their ids. Addresses come in lower case, each once. */
export async function insertPersons(
  tx: Transaction,
  persons: readonly NewPerson[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  if (persons.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    insert into access_user (id, name, email, role, created_at, updated_at)
    select id, name, email, role, ${isoOf(now)}, ${isoOf(now)} from ${givenRows(PERSON, persons)}
    on conflict (email) do nothing returning id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Keeps others from giving this person a password until the transaction ends. */
export async function lockPerson(tx: Transaction, id: string): Promise<void> {
  await sql`select 1 from access_user where id = ${id} for update`.execute(tx)
}

/** Whether a person has a password; undefined where there is no such person. */
export async function hasPassword(database: Database | Transaction, id: string): Promise<boolean | undefined> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select 1 from access_account where user_id = access_user.id and password is not null) as has
    from access_user where id = ${id}`.execute(database)
  return rows[0]?.has
}

/** Gives a person a password, as better-auth keeps it. */
export async function insertPassword(
  tx: Transaction,
  id: string,
  userId: string,
  hash: string,
  now: Instant,
): Promise<void> {
  const at = isoOf(now)
  await tx
    .insertInto('access_account')
    .values({
      id,
      user_id: userId,
      account_id: userId,
      provider_id: 'credential',
      password: hash,
      created_at: at,
      updated_at: at,
    })
    .execute()
}

/** A person as the caller they are once they have signed in. */
export async function callerOf(database: Database, id: string): Promise<Caller> {
  const person = await database
    .selectFrom('access_user')
    .select(['id as userId', 'name', 'email', 'role', 'two_factor_enabled as twoFactor'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return await withPermissions(database, { ...person, via: 'session' })
}
