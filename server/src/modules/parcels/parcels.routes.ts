import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { announceBy } from './announce.ts'
import { loseParcels } from './lose-parcels.ts'
import { countParcels, getParcel, listParcels } from './parcels.view.ts'
import { registerParcels } from './register-parcels.ts'
import { reportEvents } from './report-events.ts'

interface Options {
  readonly database: Database
  readonly engine: Pick<Engine, 'publishMessages'>
}

/** Parcels to customers and back from them. */
export function parcelRoutes({ database, engine }: Options): RouteHandler[] {
  const announce = announceBy(engine)
  return [
    handle(routes.registerParcels, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => registerParcels(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.reportParcelEvents, async ({ body: { items }, caller, now, requestHeaders }) => {
      const around = { announce, now, by: caller.email }
      const results = await inTransaction(database, (tx) => reportEvents(tx, items, around))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.loseParcels, async ({ body: { items }, caller, now, requestHeaders }) => {
      const around = { announce, now, by: caller.email }
      const results = await inTransaction(database, (tx) => loseParcels(tx, items, around))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.listParcels, ({ query }) => listParcels(database, query)),
    handle(routes.countParcels, ({ query }) => countParcels(database, query)),
    handle(routes.getParcel, ({ params }) => getParcel(database, params.id)),
  ]
}
