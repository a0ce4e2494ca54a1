import { type Answer, handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { putUnits } from '../organisation/put-units.ts'
import { readUnits } from '../organisation/unit.store.ts'
import { listAssignments } from './assignment.store.ts'
import { changeAssignments } from './change-assignments.ts'
import { putRoles } from './deploy-roles.ts'
import { findRole, newestRoles, type RoleVersion } from './role.store.ts'

/** The parts of the company, its roles, and who has which. */
export const roleRoutes = (database: Database): RouteHandler[] => [
  handle(routes.listOrganisationUnits, async () => accept({ items: [...(await readUnits(database))] })),

  handle(routes.putOrganisationUnits, async ({ body: { items }, caller, now, requestHeaders }) => {
    const results = await inTransaction(database, (tx) => putUnits(tx, items, caller.email, now))
    return accept(outcomesOf(items, results, requestHeaders))
  }),

  handle(routes.listRoles, async () => accept({ items: [...(await newestRoles(database)).values()].map(shown) })),

  handle(routes.getRole, async ({ params, query }): Answer<typeof routes.getRole> => {
    const found = await findRole(database, params.key, query.version ?? null)
    return found === undefined ? refuse({ code: 'access.role-not-found' }) : accept(shown(found))
  }),

  handle(routes.putRoles, async ({ body: { items }, caller, now, requestHeaders }) => {
    const results = await inTransaction(database, (tx) => putRoles(tx, items, { now, by: caller.name }))
    return accept(outcomesOf(items, results, requestHeaders))
  }),

  handle(routes.listAssignments, async () => accept({ items: await listAssignments(database) })),

  handle(routes.changeAssignments, async ({ body: { items }, caller, now, requestHeaders }) => {
    const results = await inTransaction(database, (tx) => changeAssignments(tx, items, { caller, now }))
    return accept(outcomesOf(items, results, requestHeaders))
  }),
]

const shown = ({ digest: _digest, ...version }: RoleVersion) => version
