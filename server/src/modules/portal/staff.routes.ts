import { handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { findOrders } from '../orders/index.ts'
import { giveUpCallsAbout, type Provider } from '../providers/index.ts'
import { orderKnown } from './entering/known-phones.store.ts'
import { sendCode } from './entering/send-code.ts'
import { sentCodes } from './entering/sent-codes.view.ts'
import { endSessionsOf, makeCode } from './entering/session.store.ts'
import { tellCode } from './entering/tell-code.store.ts'
import { putSettings, settingsOnTheWire } from './settings/put-settings.ts'
import { readSettings } from './settings/settings.store.ts'

/** Of codes that were not sent yet when everybody was sent out. */
const ENDED = { en: 'The portal sessions of the order were ended.', 'zh-CN': '该订单的门户会话已被结束。' }

interface Options {
  readonly database: Database
  /** What sessions and codes go by. */
  readonly clock: Clock
  readonly providers: readonly Provider[]
}

/** What staff do about the portal: its settings, and whom it lets in. */
export function portalStaffRoutes({ database, clock, providers }: Options): RouteHandler[] {
  return [
    handle(routes.getPortalSettings, async () => accept(settingsOnTheWire(await readSettings(database)))),
    handle(routes.putPortalSettings, ({ body, now }) => putSettings(database, body, now)),
    handle(routes.makePortalCode, ({ body, caller }) =>
      inTransaction(database, async (tx) => {
        const [id] = await findOrders(tx, [body])
        if (id === undefined) return refuse({ code: 'orders.not-found', order: body.order })
        const { digits, expiresAt } = await makeCode(tx, { orderId: id, by: caller.email }, clock.now())
        await tellCode(tx, (await orderKnown(tx, id))?.number ?? body.order, { to: null })
        return accept({ code: `${digits.slice(0, 4)}-${digits.slice(4)}`, expiresAt })
      }),
    ),
    handle(routes.sendPortalCode, ({ body: { to, language, ...order }, caller, now }) =>
      inTransaction(database, async (tx) => {
        const [id] = await findOrders(tx, [order])
        if (id === undefined) return refuse({ code: 'orders.not-found', order: order.order })
        return sendCode(tx, providers, id, { to, language, by: caller.email }, now)
      }),
    ),
    handle(routes.listPortalCodes, async ({ params }) => {
      const [id] = await findOrders(database, [{ order: params.id }])
      if (id === undefined) return refuse({ code: 'orders.not-found', order: params.id })
      return accept(await sentCodes(database, providers, id))
    }),
    handle(routes.endPortalSessions, ({ body, caller, now }) =>
      inTransaction(database, async (tx) => {
        const [id] = await findOrders(tx, [body])
        if (id === undefined) return refuse({ code: 'orders.not-found', order: body.order })
        // Calls first: a code that is being made for one waits for us, or is made and then void.
        await giveUpCallsAbout(tx, 'sms', id, { words: ENDED, by: caller.email, now })
        return accept({ ended: await endSessionsOf(tx, id) })
      }),
    ),
  ]
}
