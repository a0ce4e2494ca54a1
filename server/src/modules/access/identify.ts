import type { Caller } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import { defaultKeyHasher } from '@better-auth/api-key'
import type { Database } from '../../platform/database.ts'
import { findKeyHolder } from './api-key.store.ts'
import { type Auth, isToBeProlonged } from './auth.ts'
import { callAuth } from './auth-call.ts'
import { findSessionHolder } from './session.store.ts'
import { withPermissions } from './sight/grants.ts'
import { signedToken } from './signed-token.ts'

/** Who sends a request: nobody, a person with a session, or a program with a key. A wrong key is not nobody. */
export type Identified = Result<Caller | undefined, { code: 'access.key-wrong' }>

/** How sessions are told: better-auth, and by which cookie and secret it knows them. */
export interface Sessions {
  readonly auth: Auth
  readonly cookie: string
  readonly secret: string
}

/** Says who sends a request with these headers. A session that is prolonged brings a new cookie in `answerHeaders`. */
export async function identify(
  sessions: Sessions,
  database: Database,
  headers: Headers,
  answerHeaders: Headers,
  now: Instant,
): Promise<Identified> {
  const key = headers.get('x-api-key')
  return key === null
    ? await bySession(sessions, database, headers, answerHeaders, now)
    : await byKey(database, key, now)
}

/**
 * A session that neither ends nor has to be prolonged is found with one question, together with what the holder's rights are
 * read by; better-auth deals with all others. (docs/decisions/0147)
 */
async function bySession(
  sessions: Sessions,
  database: Database,
  headers: Headers,
  answerHeaders: Headers,
  now: Instant,
): Promise<Identified> {
  const cookies = headers.get('cookie')
  if (cookies === null) return accept(undefined)
  const token = signedToken(cookies, sessions.cookie, sessions.secret)
  const holder = token === undefined ? undefined : await findSessionHolder(database, token, now)
  if (holder === undefined || isToBeProlonged(holder.expiresAt, now)) {
    return await byLibrary(sessions.auth, database, headers, answerHeaders)
  }
  if (holder.hasLeft) return accept(undefined)
  const { userId, name, email, twoFactor } = holder
  const who = { via: 'session', userId, name, email, role: roleOf(holder), twoFactor } as const
  return accept(await withPermissions(database, who, holder))
}

const roleOf = ({ role }: { readonly role: string }) => (role === 'administrator' ? 'administrator' : 'staff')

async function byLibrary(
  auth: Auth,
  database: Database,
  headers: Headers,
  answerHeaders: Headers,
): Promise<Identified> {
  const called = await callAuth(database, () => auth.api.getSession({ headers, returnHeaders: true }))
  if ('code' in called || called.value.response === null) return accept(undefined)
  forwardCookies(called.value.headers, answerHeaders)
  const { user } = called.value.response
  if (user.leftAt) return accept(undefined)
  const { id: userId, name, email, twoFactorEnabled } = user
  const who = { via: 'session', userId, name, email, role: roleOf(user), twoFactor: twoFactorEnabled ?? false } as const
  return accept(await withPermissions(database, who))
}

async function byKey(database: Database, key: string, now: Instant): Promise<Identified> {
  const holder = await findKeyHolder(database, await defaultKeyHasher(key), now)
  if (holder === undefined) return refuse({ code: 'access.key-wrong' })
  return accept(await withPermissions(database, { ...holder, via: 'api-key' }))
}

/** Hands the cookies that better-auth sets on to the answer. */
export function forwardCookies(from: Headers, to: Headers): void {
  for (const cookie of from.getSetCookie()) to.append('set-cookie', cookie)
}
