import { type Answer, handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Clock } from '../../../platform/clock.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { takeBackAttempt } from '../attempt.store.ts'
import { byAddress, byBeginning } from '../attempt.ts'
import { counted, limited } from '../limited.ts'
import { callerOf } from '../person.store.ts'
import { type Door, signInPerson, visitOf } from '../sign-in.ts'
import { type AdmitRefusal, admitVouched } from './admit-vouched.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { insertAttempt, takeAttempt } from './sign-on.store.ts'

type Admitted = Result<
  string,
  AdmitRefusal | { code: 'access.sso-expired' } | { code: 'access.sso-away' } | { code: 'access.sso-refused' }
>

/** Ties an attempt to the browser that began it, or others could have us signed in as themselves. */
const COOKIE = 'aftersale.sso'
const cookieOf = (value: string, seconds: number, origin: string) =>
  `${COOKIE}=${value}; Path=/api/auth/sso; Max-Age=${seconds}; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`
/** Where the page runs that asks, which the guard has found to be ours. */
const originOf = (headers: Headers) => headers.get('origin') ?? `http://${headers.get('host') ?? 'localhost'}`
const stateIn = (headers: Headers) =>
  /(?:^|;\s*)aftersale\.sso=([A-Za-z0-9_-]{20,200})/.exec(headers.get('cookie') ?? '')?.[1]

/** Coming in by the company's own identity provider; `provider` is null where there is none. */
export function signOnRoutes(
  { auth, database, refused }: Door,
  clock: Clock,
  provider: IdentityProvider | null,
): RouteHandler[] {
  return [
    handle(routes.getSignInWays, async () =>
      accept({ singleSignOn: provider === null ? null : { name: provider.settings.name } }),
    ),

    handle(routes.startSingleSignOn, async (call): Answer<typeof routes.startSingleSignOn> => {
      if (provider === null) return refuse({ code: 'access.sso-off' })
      const origin = originOf(call.requestHeaders)
      const allowed = await counted(database, [byBeginning(call.address)], clock.now())
      if (!allowed.ok) return allowed
      const begun = await provider.begin(`${origin}/sso`)
      if (begun === null) return refuse({ code: 'access.sso-away' })
      await insertAttempt(database, begun.attempt, clock.now())
      call.answerHeaders.append('set-cookie', cookieOf(begun.attempt.state, 900, origin))
      return accept({ url: begun.url })
    }),

    handle(routes.finishSingleSignOn, async (call): Answer<typeof routes.finishSingleSignOn> => {
      if (provider === null) return refuse({ code: 'access.sso-off' })
      const { state, code, issuer } = call.body
      let email: string | null = null
      const attempt = async (): Promise<Admitted> => {
        const isOwn = stateIn(call.requestHeaders) === state
        const begun = isOwn ? await takeAttempt(database, state, clock.now()) : undefined
        if (begun === undefined) return refuse({ code: 'access.sso-expired' })
        call.answerHeaders.append('set-cookie', cookieOf('', 0, begun.redirectUri))
        const vouching = await provider.finish(begun, code, issuer)
        if (vouching.kind === 'away') return refuse({ code: 'access.sso-away' })
        if (vouching.kind === 'refused') return refuse({ code: 'access.sso-refused' })
        email = vouching.person.email ?? null
        const { addsPeople } = provider.settings
        return await inTransaction(database, (tx) => admitVouched(tx, vouching.person, addsPeople, clock.now()))
      }
      // Where the provider is away, nobody was refused.
      const hears = async (why: string) => (why === 'access.sso-away' ? undefined : refused(email, why))
      const admitted = await limited(database, [byAddress(call.address)], clock.now(), attempt, hears)
      if (!admitted.ok) return admitted
      await takeBackAttempt(database, [byBeginning(call.address)])
      await signInPerson(auth, database, admitted.value, visitOf(call, clock.now()))
      return accept(await callerOf(database, admitted.value))
    }),
  ]
}
