import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/**
 * Lets the server sign a person in who has proved otherwise who they are, by a one-time link. It has no address: no
 * request from outside reaches it.
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
    },
  }) satisfies BetterAuthPlugin
