import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept, isId, refuse } from '@aftersale/kernel'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { addPersons, invite } from './invitation.ts'
import { deleteMember, insertMember, listPersons } from './person-group.store.ts'

/** People and the groups they are in, which flows name as candidates of tasks. */
export const personRoutes = (database: Database, clock: Clock): RouteHandler[] => [
  handle(routes.listPersons, async () => {
    const persons = await listPersons(database)
    const items = persons.map(({ role, ...person }) => {
      return { ...person, role: role === 'administrator' ? ('administrator' as const) : ('staff' as const) }
    })
    return accept({ items })
  }),

  handle(routes.addPersons, async ({ body: { items }, now, requestHeaders }) => {
    const results = await inTransaction(database, (tx) => addPersons(tx, items, now))
    return accept(outcomesOf(items, results, requestHeaders))
  }),

  handle(routes.invitePerson, async ({ params: { id }, caller }) => {
    return await inTransaction(database, (tx) => invite(tx, id, caller, clock.now()))
  }),

  handle(routes.addToGroup, async ({ params, body, caller, now }) => {
    const member = { group: body.group, userId: params.id, by: caller.email }
    const isThere = isId(params.id) && (await insertMember(database, member, now))
    return isThere ? accept(undefined) : refuse({ code: 'access.person-not-found' })
  }),

  handle(routes.removeFromGroup, async ({ params: { id, group } }) => {
    const wasThere = isId(id) && (await deleteMember(database, group, id))
    return wasThere ? accept(undefined) : refuse({ code: 'access.not-in-group', group })
  }),
]
