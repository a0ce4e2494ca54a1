import type { Caller } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import { defaultKeyHasher } from '@better-auth/api-key'
import type { Database } from '../../platform/database.ts'
import { findKeyHolder } from './api-key.store.ts'
import type { Auth } from './auth.ts'
import { callAuth } from './auth-call.ts'
import { withPermissions } from './sight/grants.ts'

/** Who sends a request: nobody, a person with a session, or a program with a key. A wrong key is not nobody. */
export type Identified = Result<Caller | undefined, { code: 'access.key-wrong' }>

/** Says who sends a request with these headers. A session that is prolonged brings a new cookie in `answerHeaders`. */
export async function identify(
  auth: Auth,
  database: Database,
  headers: Headers,
  answerHeaders: Headers,
  now: Instant,
): Promise<Identified> {
  const key = headers.get('x-api-key')
  return key === null ? await bySession(auth, database, headers, answerHeaders) : await byKey(database, key, now)
}

async function bySession(
  auth: Auth,
  database: Database,
  headers: Headers,
  answerHeaders: Headers,
): Promise<Identified> {
  if (!headers.has('cookie')) return accept(undefined)
  const called = await callAuth(database, () => auth.api.getSession({ headers, returnHeaders: true }))
  if ('code' in called || called.value.response === null) return accept(undefined)
  forwardCookies(called.value.headers, answerHeaders)
  const { user } = called.value.response
  if (user.leftAt) return accept(undefined)
  const role = user.role === 'administrator' ? ('administrator' as const) : ('staff' as const)
  const caller = await withPermissions(database, {
    via: 'session',
    userId: user.id,
    name: user.name,
    email: user.email,
    role,
    twoFactor: user.twoFactorEnabled ?? false,
  })
  return accept(caller)
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
