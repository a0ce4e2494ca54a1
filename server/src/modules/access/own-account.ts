import type { Caller } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { byAccount } from './attempt.ts'
import type { Auth } from './auth.ts'
import { callAuth, unexpectedCode } from './auth-call.ts'
import { forwardCookies } from './identify.ts'
import { limited } from './limited.ts'
import type { Visit } from './sign-in.ts'

type TooMany = { code: 'access.too-many-attempts'; retryAfterSeconds: number }
type PasswordRefusal = { code: 'access.password-wrong' } | TooMany
type StartRefusal = { code: 'access.two-factor-on' } | PasswordRefusal
type CodeRefusal = { code: 'access.code-wrong' } | { code: 'access.two-factor-off' } | TooMany

/** A person who has no password, because a link or an identity provider lets them in, has none that could be right. */
const PASSWORD_WRONG = new Set(['INVALID_PASSWORD', 'CREDENTIAL_ACCOUNT_NOT_FOUND'])

/** What a signed-in person changes about their own sign-in. Guesses count against their account. */
export function ownAccount(auth: Auth, database: Database, { email, twoFactor }: Caller, visit: Visit) {
  const headers = visit.headers

  /** A call that proves the person's password again. */
  const withPassword = <T>(
    call: () => Promise<{ headers: Headers; response: T }>,
  ): Promise<Result<T, PasswordRefusal>> =>
    limited(database, [byAccount(email)], visit.now, async () => {
      const called = await callAuth(database, call)
      if ('code' in called) {
        if (PASSWORD_WRONG.has(called.code)) return refuse({ code: 'access.password-wrong' })
        throw unexpectedCode(called.code)
      }
      forwardCookies(called.value.headers, visit.answerHeaders)
      return accept(called.value.response)
    })

  return {
    /** Makes a new secret; two-factor sign-in is on once a first code has been given. */
    startTwoFactor: async (
      password: string,
    ): Promise<Result<{ totpUri: string; backupCodes: string[] }, StartRefusal>> => {
      if (twoFactor) return refuse({ code: 'access.two-factor-on' })
      const body = { password, method: 'totp' } as const
      const started = await withPassword(() => auth.api.enableTwoFactor({ body, headers, returnHeaders: true }))
      if (!started.ok) return started
      if (started.value.method !== 'totp') throw new Error(`expected a secret for codes, got ${started.value.method}`)
      return accept({ totpUri: started.value.totpURI, backupCodes: started.value.backupCodes })
    },

    confirmTwoFactor: async (code: string): Promise<Result<undefined, CodeRefusal>> =>
      await limited(database, [byAccount(email)], visit.now, async () => {
        const called = await callAuth(database, () =>
          auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }),
        )
        if ('code' in called) {
          return refuse({ code: called.code === 'TOTP_NOT_ENABLED' ? 'access.two-factor-off' : 'access.code-wrong' })
        }
        forwardCookies(called.value.headers, visit.answerHeaders)
        return accept(undefined)
      }),

    stopTwoFactor: async (password: string): Promise<Result<undefined, PasswordRefusal>> => {
      const stopped = await withPassword(() =>
        auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
      )
      return stopped.ok ? accept(undefined) : stopped
    },

    /** Ends all other sessions too: whoever changes a password may have a reason. */
    changePassword: async (password: string, newPassword: string): Promise<Result<undefined, PasswordRefusal>> => {
      const body = { currentPassword: password, newPassword, revokeOtherSessions: true }
      const changed = await withPassword(() => auth.api.changePassword({ body, headers, returnHeaders: true }))
      return changed.ok ? accept(undefined) : changed
    },
  }
}
