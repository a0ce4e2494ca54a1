import { handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { findOrders } from '../orders/index.ts'
import { endSessionsOf, makeCode } from './entering/session.store.ts'
import { putSettings, settingsOnTheWire } from './settings/put-settings.ts'
import { readSettings } from './settings/settings.store.ts'

interface Options {
  readonly database: Database
  /** What sessions and codes go by. */
  readonly clock: Clock
}

/** What staff do about the portal: its settings, and whom it lets in. */
export function portalStaffRoutes({ database, clock }: Options): RouteHandler[] {
  return [
    handle(routes.getPortalSettings, async () => accept(settingsOnTheWire(await readSettings(database)))),
    handle(routes.putPortalSettings, ({ body, now }) => putSettings(database, body, now)),
    handle(routes.makePortalCode, async ({ body, caller }) => {
      const [id] = await findOrders(database, [body])
      if (id === undefined) return refuse({ code: 'orders.not-found', order: body.order })
      return accept(await makeCode(database, id, caller.email, clock.now()))
    }),
    handle(routes.endPortalSessions, ({ body }) =>
      inTransaction(database, async (tx) => {
        const [id] = await findOrders(tx, [body])
        if (id === undefined) return refuse({ code: 'orders.not-found', order: body.order })
        return accept({ ended: await endSessionsOf(tx, id) })
      }),
    ),
  ]
}
