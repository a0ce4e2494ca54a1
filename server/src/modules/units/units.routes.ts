import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { changeUnits } from './change-units.ts'
import { checkWarranties } from './check-warranties.ts'
import { answerOnTheWire } from './on-the-wire.ts'
import { recordUnitEvents } from './record-events.ts'
import { registerUnits } from './register-units.ts'
import { replaceUnits } from './replace-units.ts'
import { getUnit, listUnits } from './units.view.ts'

/** Sold units and their warranties. Days are those of the zone. */
export function unitRoutes({ database, zone }: { readonly database: Database; readonly zone: string }): RouteHandler[] {
  return [
    handle(routes.listUnits, ({ query }) => listUnits(database, query)),
    handle(routes.getUnit, ({ params, query, now }) => getUnit(database, params.id, { on: query.on, now, zone })),
    handle(routes.registerUnits, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => registerUnits(tx, items, { now, by: caller.email, zone }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.recordUnitEvents, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) =>
        recordUnitEvents(tx, items, { now, by: caller.email, zone }),
      )
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.replaceUnits, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => replaceUnits(tx, items, { now, by: caller.email, zone }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.changeUnits, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => changeUnits(tx, items, { now, by: caller.email, zone }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.checkWarranties, async ({ body: { items }, now, requestHeaders }) => {
      const checks = await checkWarranties(database, items, { now, zone })
      const results = checks.map((check) => {
        if (!check.ok) return check
        const { on, components } = check.value
        return accept({ answer: { on, components: components.map(answerOnTheWire) }, repeated: false })
      })
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}
