import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/** As the plugin for two factors calls the cookie between the two. */
const TWO_FACTOR_COOKIE = 'two_factor'

/**
 * Lets the server sign a person in who has proved otherwise who they are, by a one-time link, and know whose second factor a
 * visit is to bring. It has no address: no request from outside reaches it.
 */
export const personSignIn = () =>
  ({
    id: 'person-sign-in',
    endpoints: {
      signInPerson: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ userId: z.string() }) },
        async (context) => {
          const user = await context.context.internalAdapter.findUserById(context.body.userId)
          if (!user) throw new Error('expected a person to sign in, got an id nobody has')
          const session = await context.context.internalAdapter.createSession(user.id, false)
          await setSessionCookie(context, { session, user })
          return context.json({ userId: user.id })
        },
      ),
      personAwaited: createAuthEndpoint.serverOnly({ method: 'POST' }, async (context) => {
        const { createAuthCookie, internalAdapter, secret } = context.context
        const begun = await context.getSignedCookie(createAuthCookie(TWO_FACTOR_COOKIE).name, secret)
        const found = begun ? await internalAdapter.findVerificationValue(begun) : null
        const user = found ? await internalAdapter.findUserById(found.value) : null
        return context.json({ email: user?.email ?? null })
      }),
    },
  }) satisfies BetterAuthPlugin
