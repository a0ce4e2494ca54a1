import { type Caller, handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { byAddress } from './attempt.ts'
import type { Auth } from './auth.ts'
import { acceptInvitation, readInvitation } from './invitation.ts'
import { limited } from './limited.ts'
import { ownAccount } from './own-account.ts'
import { standingOf } from './own-standing.ts'
import { callerOf, firstAdministrator } from './person.store.ts'
import { setUp } from './set-up.ts'
import {
  type Door,
  giveSecondFactor,
  signInByPassword,
  signInPerson,
  signOut,
  type Visited,
  visitOf as visit,
} from './sign-in.ts'
import { useSignInLink } from './sign-in-link.ts'

/** Coming in, going out, and what one changes about one's own sign-in. */
export function accessRoutes(auth: Auth, database: Database, clock: Clock, refused: Door['refused']): RouteHandler[] {
  const visitOf = (call: Visited) => visit(call, clock.now())
  const door: Door = { auth, database, refused }
  const hash = async (password: string) => await (await auth.$context).password.hash(password)
  const account = (call: Visited & { caller: Caller }) => ownAccount(auth, database, call.caller, visitOf(call))

  return [
    handle(routes.getSetup, async () => accept({ needed: (await firstAdministrator(database)) === undefined })),

    handle(routes.setUp, async (call) => {
      const attempt = () => setUp(database, hash, call.body, clock.now())
      const created = await limited(database, [byAddress(call.address)], clock.now(), attempt)
      if (!created.ok) return created
      await signInPerson(auth, database, created.value, visitOf(call))
      return accept(await callerOf(database, created.value))
    }),

    handle(routes.signInByLink, async (call) => {
      const attempt = () => useSignInLink(database, call.body.token, clock.now())
      const used = await limited(database, [byAddress(call.address)], clock.now(), attempt)
      if (!used.ok) return used
      await signInPerson(auth, database, used.value, visitOf(call))
      return accept(await callerOf(database, used.value))
    }),

    handle(routes.readInvitation, (call) => {
      const now = clock.now()
      return limited(database, [byAddress(call.address)], now, () => readInvitation(database, call.body.token, now))
    }),

    handle(routes.acceptInvitation, async (call) => {
      const attempt = () => acceptInvitation(database, hash, call.body, clock.now())
      const used = await limited(database, [byAddress(call.address)], clock.now(), attempt)
      if (!used.ok) return used
      await signInPerson(auth, database, used.value, visitOf(call))
      return accept(await callerOf(database, used.value))
    }),

    handle(routes.signIn, (call) => signInByPassword(door, call.body, visitOf(call))),
    handle(routes.giveSecondFactor, (call) => giveSecondFactor(door, call.body, visitOf(call))),

    handle(routes.signOut, async (call) => {
      await signOut(auth, database, visitOf(call))
      return accept(undefined)
    }),

    handle(routes.startTwoFactor, (call) => account(call).startTwoFactor(call.body.password)),
    handle(routes.confirmTwoFactor, (call) => account(call).confirmTwoFactor(call.body.code)),
    handle(routes.stopTwoFactor, (call) => account(call).stopTwoFactor(call.body.password)),
    handle(routes.changePassword, (call) => account(call).changePassword(call.body.password, call.body.newPassword)),
    handle(routes.getMe, async ({ caller }) => accept({ ...caller, ...(await standingOf(database, caller)) })),
  ]
}
