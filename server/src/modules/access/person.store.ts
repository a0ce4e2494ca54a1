import type { Caller } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
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
