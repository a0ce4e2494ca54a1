import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Passwords } from './auth.ts'
import { findLink, insertLink, lockLink, markLinkUsed } from './one-time-link.store.ts'
import { type LinkRefusal, usableLink } from './one-time-link.ts'
import { firstAdministrator, insertPassword, insertPerson, lockPeople } from './person.store.ts'

export type SetUpRequest = {
  readonly token: string
  readonly name: string
  readonly email: string
  readonly password: string
}

export type SetUpRefusal = LinkRefusal | { code: 'access.setup-done' } | { code: 'access.email-taken' }

/**
 * While nobody administers the installation, a new one-time token for the set-up page; afterwards nothing. Every server
 * that starts prints one, so tokens given out before keep working until one of them has been used.
 */
export async function offerSetUp(database: Database, now: Instant): Promise<string | undefined> {
  if (await firstAdministrator(database)) return undefined
  return await insertLink(database, { purpose: 'set-up', userId: null }, now)
}

/** Creates the first administrator and answers their id. Of any number of links used at once, one wins. */
export async function setUp(
  database: Database,
  hash: Passwords['hash'],
  request: SetUpRequest,
  now: Instant,
): Promise<Result<string, SetUpRefusal>> {
  // Hashing is made costly, which nobody without a link gets us to spend.
  const link = usableLink(await findLink(database, request.token), 'set-up', now)
  if (!link.ok) return link
  const passwordHash = await hash(request.password)
  return await database.transaction().execute((tx) => createAdministrator(tx, request, passwordHash, now))
}

async function createAdministrator(
  tx: Transaction,
  request: SetUpRequest,
  passwordHash: string,
  now: Instant,
): Promise<Result<string, SetUpRefusal>> {
  await lockPeople(tx)
  const link = usableLink(await lockLink(tx, request.token), 'set-up', now)
  if (!link.ok) return link
  if (await firstAdministrator(tx)) return refuse({ code: 'access.setup-done' })
  const { name, email } = request
  const person = await insertPerson(tx, { id: newId(now), name, email, role: 'administrator' }, now)
  if (!person.inserted) return refuse({ code: 'access.email-taken' })
  await insertPassword(tx, newId(now), person.id, passwordHash, now)
  await markLinkUsed(tx, request.token, now)
  return accept(person.id)
}
