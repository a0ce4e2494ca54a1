import type { Instant } from '@aftersale/kernel'
import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import {
  accountFields,
  apiKeyFields,
  sessionFields,
  twoFactorFields,
  userFields,
  verificationFields,
} from './column-names.ts'
import { instantsAsDates } from './instants-as-dates.ts'
import { personSignIn } from './person-sign-in.ts'

/** The header that carries the caller's address to better-auth. Set by us, never taken from the caller. */
export const ADDRESS_HEADER = 'x-aftersale-address'

/** NIST SP 800-63B, 3.1.1 asks for 8 at least; an administrator of all refunds deserves more. */
const PASSWORD_LENGTH = { minimum: 12, maximum: 128 }

const DAY = 24 * 60 * 60
/** Sessions end after seven days without a request; the end is moved once a day. */
const SESSION = { expiresIn: 7 * DAY, updateAge: DAY }

/** Whether a session that ends then was last prolonged so long ago that the next request does it again. */
export const isToBeProlonged = (expiresAt: Instant, now: Instant): boolean =>
  now >= expiresAt - (SESSION.expiresIn - SESSION.updateAge) * 1_000

/** How a password is kept, and known again. */
export type Passwords = {
  readonly hash: (password: string) => Promise<string>
  readonly verify: (kept: { readonly hash: string; readonly password: string }) => Promise<boolean>
}

export type AuthOptions = {
  readonly database: Database
  readonly secret: string
  /** By scrypt, unless told otherwise: it costs 16 MiB and tens of milliseconds, on purpose. */
  readonly passwords?: Passwords
  readonly clock: Clock
  readonly log: Log
  /** Whether people reach us by HTTPS: then cookies are given to HTTPS only. */
  readonly secure: boolean
}

export type Auth = ReturnType<typeof openAuth>

/**
 * better-auth on our own tables. It is called as a library: its HTTP handler, its limits and its origin check are not
 * used, because every route of ours passes the same ones. Nobody can sign up: links and administrators create people.
 */
export function openAuth(options: AuthOptions) {
  return betterAuth({
    appName: 'Aftersale',
    baseURL: 'http://localhost',
    secret: options.secret,
    database: { db: options.database.withPlugin(instantsAsDates), type: 'postgres', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.minimum,
      maxPasswordLength: PASSWORD_LENGTH.maximum,
      ...(options.passwords && { password: options.passwords }),
    },
    user: {
      ...userFields,
      additionalFields: {
        role: { type: 'string', required: true, input: false, defaultValue: 'staff' },
        leftAt: { type: 'date', required: false, input: false, fieldName: 'left_at' },
      },
    },
    databaseHooks: { session: { create: { before: (session) => refuseWhoLeft(options.database, session.userId) } } },
    session: { ...sessionFields, ...SESSION },
    account: accountFields,
    verification: { ...verificationFields, storeIdentifier: 'hashed' },
    plugins: [
      personSignIn(),
      twoFactor({ issuer: 'Aftersale', schema: twoFactorFields }),
      apiKey({
        schema: apiKeyFields,
        defaultPrefix: 'as_',
        startingCharactersConfig: { shouldStore: true, charactersLength: 9 },
        maximumNameLength: 64,
        requireName: true,
        rateLimit: { enabled: false },
      }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { log: (level, message, ...facts) => options.log[level]({ facts }, message) },
    advanced: {
      cookiePrefix: 'aftersale',
      useSecureCookies: options.secure,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { generateId: () => newId(options.clock.now()), joins: true },
    },
  })
}

/** By whichever door: whoever has left comes in no more, as if the address or the password were wrong. */
async function refuseWhoLeft(database: Database, userId: string): Promise<void> {
  const query = database.selectFrom('access_user').select('left_at').where('id', '=', userId)
  if ((await query.executeTakeFirst())?.left_at === null) return
  throw APIError.from('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'left' })
}
