import type { Call, Route } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { byAccount, byAddress } from './attempt.ts'
import { ADDRESS_HEADER, type Auth } from './auth.ts'
import { callAuth, unexpectedCode } from './auth-call.ts'
import { forwardCookies } from './identify.ts'
import { limited } from './limited.ts'

/** What a request to come in brings beside its body. `answerHeaders` receive the cookies. */
export type Visit = {
  readonly now: Instant
  /** The caller's network address. */
  readonly address: string
  /** The request's own, with the address among them as better-auth expects it. */
  readonly headers: Headers
  readonly answerHeaders: Headers
}

export type Visited = Pick<Call<Route>, 'address' | 'requestHeaders' | 'answerHeaders'>

/** better-auth notes where a session began; what the caller says about that itself is overwritten. */
export function visitOf(call: Visited, now: Instant): Visit {
  const headers = new Headers(call.requestHeaders)
  headers.set(ADDRESS_HEADER, call.address)
  return { now, address: call.address, headers, answerHeaders: call.answerHeaders }
}

/** Where people come in. */
export type Door = {
  readonly auth: Auth
  readonly database: Database
  /** Hears who was not let in, by the address that they named or that is known of them, and why. */
  readonly refused: (email: string | null, code: string) => Promise<void>
}

type TooMany = { code: 'access.too-many-attempts'; retryAfterSeconds: number }

/** Signs in with a password. Whether the address or the password was wrong is not told. */
export async function signInByPassword(
  { auth, database, refused }: Door,
  request: { readonly email: string; readonly password: string; readonly remember: boolean },
  visit: Visit,
): Promise<Result<{ secondFactorNeeded: boolean }, { code: 'access.password-wrong' } | TooMany>> {
  const { email, password, remember } = request
  const subjects = [byAddress(visit.address), byAccount(email)]
  const attempt = async (): Promise<Result<{ secondFactorNeeded: boolean }, { code: 'access.password-wrong' }>> => {
    const body = { email, password, rememberMe: remember }
    const called = await callAuth(database, () =>
      auth.api.signInEmail({ body, headers: visit.headers, returnHeaders: true }),
    )
    if ('code' in called) {
      if (called.code === 'INVALID_EMAIL_OR_PASSWORD') return refuse({ code: 'access.password-wrong' })
      throw unexpectedCode(called.code)
    }
    forwardCookies(called.value.headers, visit.answerHeaders)
    return accept({ secondFactorNeeded: 'twoFactorRedirect' in called.value.response })
  }
  return await limited(database, subjects, visit.now, attempt, (code) => refused(email, code))
}

/** Completes a sign-in that asked for a second factor. */
export async function giveSecondFactor(
  { auth, database, refused }: Door,
  request: { readonly kind: 'totp' | 'backup-code'; readonly code: string },
  visit: Visit,
): Promise<Result<undefined, { code: 'access.code-wrong' } | TooMany>> {
  let email: string | null = null
  const attempt = async (): Promise<Result<undefined, { code: 'access.code-wrong' }>> => {
    email = (await auth.api.personAwaited({ headers: visit.headers })).email
    const input = { body: { code: request.code }, headers: visit.headers, returnHeaders: true } as const
    const called = await callAuth(database, async () =>
      request.kind === 'totp' ? await auth.api.verifyTOTP(input) : await auth.api.verifyBackupCode(input),
    )
    if ('code' in called) return refuse({ code: 'access.code-wrong' })
    forwardCookies(called.value.headers, visit.answerHeaders)
    return accept(undefined)
  }
  return await limited(database, [byAddress(visit.address)], visit.now, attempt, (code) => refused(email, code))
}

/** Signs a person in who has used a one-time link. */
export async function signInPerson(auth: Auth, database: Database, userId: string, visit: Visit): Promise<void> {
  const called = await callAuth(database, () =>
    auth.api.signInPerson({ body: { userId }, headers: visit.headers, returnHeaders: true }),
  )
  if ('code' in called) throw unexpectedCode(called.code)
  forwardCookies(called.value.headers, visit.answerHeaders)
}

/** Ends the session that the request belongs to. */
export async function signOut(auth: Auth, database: Database, visit: Visit): Promise<void> {
  const called = await callAuth(database, () => auth.api.signOut({ headers: visit.headers, returnHeaders: true }))
  if ('code' in called) throw unexpectedCode(called.code)
  forwardCookies(called.value.headers, visit.answerHeaders)
}
