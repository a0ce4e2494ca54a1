import type { Caller, Permission, RouteHandler } from '@aftersale/contract'
import type { Result } from '@aftersale/kernel'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { accessRoutes } from './access.routes.ts'
import { accountRoutes } from './accounts/accounts.routes.ts'
import { createFirstAdministratorsApiKey } from './api-key.ts'
import { apiKeyRoutes } from './api-keys.routes.ts'
import { openAuth, type Passwords } from './auth.ts'
import { forgetExpired } from './expired.store.ts'
import { type Identified, identify } from './identify.ts'
import { personRoutes } from './persons.routes.ts'
import { roleRoutes } from './roles/roles.routes.ts'
import { sharedSecret } from './secret.store.ts'
import { offerSetUp } from './set-up.ts'
import { grantsOf } from './sight/grants.ts'
import { type SourceScope, sourceScope } from './sight/source-scope.ts'
import type { Door } from './sign-in.ts'
import { offerDemoSignIn } from './sign-in-link.ts'
import { IdentityProvider, readSignOn } from './sign-on/identity-provider.ts'
import { signOnRoutes } from './sign-on/sign-on.routes.ts'

export { findPerson } from './accounts/account.store.ts'
export { closeAccount, mayLeave } from './accounts/leave.ts'
export { actorOf } from './actor-of.ts'
export { networkOf } from './attempt.ts'
export type { Passwords } from './auth.ts'
export { companyName } from './company-name.ts'
export { membersOf } from './group-members.store.ts'
export type { Identified } from './identify.ts'
export { readUnits } from './organisation/unit.store.ts'
export { keysMadeBy, passGroups, passRoles } from './pass-on.store.ts'
export { knownPersons, listPersons, personNames } from './person-group.store.ts'
export { deployPackRoles, type PackRolesRefusal } from './roles/deploy-roles.ts'
export { newestRoles } from './roles/role.store.ts'
export { readCondition } from './sight/condition.ts'
export { grantsOf, type Person } from './sight/grants.ts'
export {
  admits,
  type CaseRange,
  caseScope,
  isInScope,
  isWithin,
  type SourceScope,
  scopeOfUnit,
  sourceScope,
} from './sight/source-scope.ts'
export { withinSeen } from './sight/within-seen.ts'

export type AccessOptions = {
  readonly database: Database
  /** What links, attempts and keys go by. Sessions go by the machine's time, so this should too. */
  readonly clock: Clock
  readonly log: Log
  /** Whether people reach us by HTTPS: then cookies are given to HTTPS only. */
  readonly secure: boolean
  /** How passwords are kept, where that is not as people's are. */
  readonly passwords?: Passwords
  /** Where the identity provider is named, if there is one. */
  readonly env?: NodeJS.ProcessEnv
  /** Hears of attempts to come in that were refused. */
  readonly refused?: Door['refused']
}

/** Who may come in. */
export type Access = {
  readonly routes: RouteHandler[]
  readonly identify: (headers: Headers, answerHeaders: Headers) => Promise<Identified>
  /** The shops on whose records a permission of a caller counts. */
  readonly scopeOf: (caller: Caller, permission: Permission) => Promise<SourceScope>
  /** A token for the set-up page, while there is no administrator. Each call makes another. */
  readonly offerSetUp: () => Promise<string | undefined>
  /** A token that signs the demonstration's administrator in, once. */
  readonly offerDemoSignIn: () => Promise<string>
  /** Makes an API key for the first administrator. */
  readonly createApiKey: (
    name: string,
  ) => Promise<Result<{ readonly key: string }, { code: 'access.no-administrator' }>>
}

/** Needs a migrated database. Each start also sweeps out what has long expired. */
export async function openAccess(options: AccessOptions): Promise<Access> {
  const { database, clock } = options
  await forgetExpired(database, clock.now())
  const secret = await sharedSecret(database, clock.now())
  const auth = openAuth({ ...options, secret })
  const { authCookies } = await auth.$context
  const sessions = { auth, secret, cookie: authCookies.sessionToken.name }
  const signOn = readSignOn(options.env ?? {})
  const provider = signOn === null ? null : new IdentityProvider(signOn, options.log)
  const refused = options.refused ?? (async () => undefined)
  return {
    routes: [
      ...accessRoutes(auth, database, clock, refused),
      ...signOnRoutes({ auth, database, refused }, clock, provider),
      ...accountRoutes(auth, database),
      ...apiKeyRoutes(auth, database),
      ...personRoutes(database, clock),
      ...roleRoutes(database),
    ],
    identify: (headers, answerHeaders) => identify(sessions, database, headers, answerHeaders, clock.now()),
    scopeOf: async (caller, permission) => sourceScope(await grantsOf(database, caller), permission, 'own-too'),
    offerSetUp: () => offerSetUp(database, clock.now()),
    offerDemoSignIn: () => offerDemoSignIn(database, clock.now()),
    createApiKey: (name) => createFirstAdministratorsApiKey(auth, database, name),
  }
}

/** Where a set-up token is used. After `#`, so that it reaches no log and no referrer. */
export const setUpAddress = (baseUrl: string, token: string): string => `${baseUrl}/setup#${token}`

/** Where a sign-in token is used. */
export const signInAddress = (baseUrl: string, token: string): string => `${baseUrl}/sign-in-link#${token}`
