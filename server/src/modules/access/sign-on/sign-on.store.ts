import { addMilliseconds, type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { tokenHash } from '../token.ts'
import type { SignOnAttempt } from './identity-provider.ts'

/** Long enough to type a password and a code elsewhere. */
const LONGEST_MILLISECONDS = 15 * 60_000

const KIND = 'single-sign-on '
const nameOf = (state: string) => `${KIND}${tokenHash(state)}`

/** Attempts that nobody came back from, more than one begins. Rows that somebody holds are left for the next time. */
async function forgetOld(database: Database, now: string): Promise<void> {
  await sql`
    delete from access_verification where id in (
      select id from access_verification where starts_with(identifier, ${KIND}) and expires_at <= ${now}
      limit 100 for update skip locked
    )`.execute(database)
}

export async function insertAttempt(database: Database, attempt: SignOnAttempt, now: Instant): Promise<void> {
  const at = isoOf(now)
  await forgetOld(database, at)
  const identifier = nameOf(attempt.state)
  const expires_at = isoOf(addMilliseconds(now, LONGEST_MILLISECONDS))
  await database
    .insertInto('access_verification')
    .values({
      id: newId(now),
      identifier,
      value: JSON.stringify(attempt),
      expires_at,
      created_at: at,
      updated_at: at,
    })
    .execute()
}

/** The attempt of a state, which is used up; undefined where there is none, or it was begun too long ago. */
export async function takeAttempt(database: Database, state: string, now: Instant): Promise<SignOnAttempt | undefined> {
  const { rows } = await sql<{ value: string; isOver: boolean }>`
    delete from access_verification where identifier = ${nameOf(state)}
    returning value, expires_at <= ${isoOf(now)} as "isOver"`.execute(database)
  const [row] = rows
  return row === undefined || row.isOver ? undefined : (JSON.parse(row.value) as SignOnAttempt)
}

/** Who came in by this subject before; undefined: nobody. */
export async function personBySubject(tx: Transaction, subject: string): Promise<string | undefined> {
  const query = tx.selectFrom('access_account').innerJoin('access_user', 'access_user.id', 'user_id')
  const own = query.where('provider_id', '=', 'oidc').where('account_id', '=', subject).where('left_at', 'is', null)
  return (await own.select('user_id').executeTakeFirst())?.user_id
}

/** Who works here under this e-mail address, held to the end of the transaction. */
export async function personByEmail(tx: Transaction, email: string): Promise<string | undefined> {
  const query = tx.selectFrom('access_user').select('id').where('email', '=', email).where('left_at', 'is', null)
  return (await query.forUpdate().executeTakeFirst())?.id
}

/** From now on whoever is known outside by this subject is this person here. */
export async function insertSubject(tx: Transaction, userId: string, subject: string, now: Instant): Promise<void> {
  const at = isoOf(now)
  await tx
    .insertInto('access_account')
    .values({
      id: newId(now),
      user_id: userId,
      account_id: subject,
      provider_id: 'oidc',
      created_at: at,
      updated_at: at,
    })
    .onConflict((known) => known.columns(['provider_id', 'account_id']).doUpdateSet({ user_id: userId }))
    .execute()
}
