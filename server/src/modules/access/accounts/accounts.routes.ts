import { type Answer, handle, type KnownRefusal, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../../platform/database.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import type { Auth } from '../auth.ts'
import { deletePassword, deleteSecondFactor, deleteSessions, knownIds, renamePeople } from './account.store.ts'
import { listAccounts, listSessions } from './account.view.ts'
import { reopenAccount, touchable } from './leave.ts'

/** What an administrator does about the people who work here, and what everybody does about their own account. */
export function accountRoutes(auth: Auth, database: Database): RouteHandler[] {
  /** The token of the session that a request came with. */
  const tokenOf = async (headers: Headers) => (await auth.api.getSession({ headers }))?.session.token
  return [
    handle(routes.listAccounts, async ({ now }) => accept({ items: await listAccounts(database, now) })),

    handle(routes.renamePersons, async ({ body: { items }, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) =>
        runKeyed(tx, items, {
          scope: 'access.rename-person',
          now,
          run: async (fresh): Promise<Result<{ changed: boolean }, KnownRefusal<'access.person-not-found'>>[]> => {
            const known = await knownIds(
              tx,
              fresh.map(({ person }) => person),
            )
            const names = new Map(fresh.flatMap(({ person, name }) => (known.has(person) ? [[person, name]] : [])))
            const changed = await renamePeople(tx, names, now)
            return fresh.map(({ person }) =>
              known.has(person)
                ? accept({ changed: changed.has(person) })
                : refuse({ code: 'access.person-not-found' as const }),
            )
          },
        }),
      )
      return accept(outcomesOf(items, results, requestHeaders))
    }),

    handle(routes.endSessions, async ({ params: { id }, caller }): Answer<typeof routes.endSessions> => {
      const person = await touchable(database, id, caller)
      return person.ok ? accept({ ended: await deleteSessions(database, id) }) : person
    }),

    handle(routes.resetSignIn, ({ params: { id }, body, caller }) =>
      inTransaction(database, async (tx): Answer<typeof routes.resetSignIn> => {
        const person = await touchable(tx, id, caller)
        if (!person.ok) return person
        if (body.twoFactor) await deleteSecondFactor(tx, id)
        if (body.password) await deletePassword(tx, id)
        await deleteSessions(tx, id)
        return accept(undefined)
      }),
    ),

    handle(routes.returnPerson, ({ params: { id }, caller, now }) =>
      inTransaction(database, (tx) => reopenAccount(tx, id, caller, now)),
    ),

    handle(routes.listOwnSessions, async ({ caller, requestHeaders, now }) => {
      const present = await tokenOf(requestHeaders)
      const sessions = await listSessions(database, caller.userId, now)
      return accept({ items: sessions.map(({ token, ...session }) => ({ ...session, isThis: token === present })) })
    }),

    handle(routes.endOwnSessions, async ({ body: { session }, caller, requestHeaders, now }) => {
      const present = await tokenOf(requestHeaders)
      const own = (await listSessions(database, caller.userId, now)).find(({ token }) => token === present)
      const which = session === undefined ? { but: own?.id } : { only: session }
      return accept({ ended: await deleteSessions(database, caller.userId, which) })
    }),

    handle(routes.renameMyself, async ({ body: { name }, caller, now }) => {
      await renamePeople(database, new Map([[caller.userId, name.trim()]]), now)
      return accept(undefined)
    }),
  ]
}
