import type { BodyOf, Caller, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Instant, isId, type Result, refuse } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { holdPerson } from './accounts/account.store.ts'
import { type ProtectedRefusal, touchable } from './accounts/leave.ts'
import type { Passwords } from './auth.ts'
import { findLink, insertLink, lockLink, markLinkUsed } from './one-time-link.store.ts'
import { type LinkRefusal, linkExpiry, type OneTimeLink, usableLink } from './one-time-link.ts'
import { callerOf, hasPassword, insertPassword, insertPersons, lockPerson } from './person.store.ts'

type Item = BodyOf<typeof routes.addPersons>['items'][number]

/** Adds people, each once under its key; whoever has an e-mail address already is refused. */
export function addPersons(tx: Transaction, items: readonly Item[], now: Instant) {
  return runKeyed(tx, items, { scope: 'access.add-person', now, run: (fresh) => add(tx, fresh, now) })
}

async function add(tx: Transaction, items: readonly Item[], now: Instant) {
  const persons = items.map(({ name, email }) => {
    return { id: newId(now), name, email: email.toLowerCase(), role: 'staff' as const }
  })
  const first = new Map([...persons].reverse().map((person) => [person.email, person]))
  const added = await insertPersons(tx, [...first.values()], now)
  return persons.map(({ id }): Result<{ id: string }, KnownRefusal<'access.email-taken'>> => {
    return added.has(id) ? accept({ id }) : refuse({ code: 'access.email-taken' })
  })
}

type InviteRefusal = ProtectedRefusal | { code: 'access.left-already' } | { code: 'access.has-password' }

/**
 * A link by which a person who works here and has no password chooses one. It lets whoever has it in as that person, so
 * administrators are invited by administrators alone. Others given out before keep working until one was used.
 */
export async function invite(
  tx: Transaction,
  userId: string,
  caller: Caller,
  now: Instant,
): Promise<Result<{ token: string; expiresAt: Instant }, InviteRefusal>> {
  if (isId(userId)) await holdPerson(tx, userId)
  const found = await touchable(tx, userId, caller)
  if (!found.ok) return found
  if (found.value.leftAt !== null) return refuse({ code: 'access.left-already' })
  if (await hasPassword(tx, userId)) return refuse({ code: 'access.has-password' })
  const token = await insertLink(tx, { purpose: 'invitation', userId }, now)
  return accept({ token, expiresAt: linkExpiry('invitation', now) })
}

/** Whom an invitation is for, as long as it can be used. */
export async function readInvitation(
  database: Database,
  token: string,
  now: Instant,
): Promise<Result<{ name: string; email: string }, LinkRefusal | { code: 'access.has-password' }>> {
  const found = usableLink(await findLink(database, token), 'invitation', now)
  if (!found.ok) return found
  const userId = invited(found.value)
  if (await hasPassword(database, userId)) return refuse({ code: 'access.has-password' })
  const { name, email } = await callerOf(database, userId)
  return accept({ name, email })
}

/** Uses an invitation up, gives its person the password, and answers their id. Of several used at once, one wins. */
export async function acceptInvitation(
  database: Database,
  hash: Passwords['hash'],
  { token, password }: { readonly token: string; readonly password: string },
  now: Instant,
): Promise<Result<string, LinkRefusal | { code: 'access.has-password' }>> {
  // Hashing is made costly, which nobody without an invitation gets us to spend.
  const found = usableLink(await findLink(database, token), 'invitation', now)
  if (!found.ok) return found
  const passwordHash = await hash(password)
  return await database.transaction().execute(async (tx) => {
    const link = usableLink(await lockLink(tx, token), 'invitation', now)
    if (!link.ok) return link
    const userId = invited(link.value)
    await lockPerson(tx, userId)
    if (await hasPassword(tx, userId)) return refuse({ code: 'access.has-password' })
    await insertPassword(tx, newId(now), userId, passwordHash, now)
    await markLinkUsed(tx, token, now)
    return accept(userId)
  })
}

function invited({ userId }: OneTimeLink): string {
  if (userId === null) throw new Error('expected an invitation to name a person, got none')
  return userId
}
