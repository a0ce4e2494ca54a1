import { type Call, handle, outcomesOf, type Route, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { changeRepairs } from './change-repairs.ts'
import { fitParts } from './fit-parts.ts'
import { lendUnits, takeBackLoans } from './lend-units.ts'
import { openRepairs } from './open-repairs.ts'
import { payRepairs } from './pay-repairs.ts'
import { getPriceList, listPriceLists, sumWarrantyCosts } from './price-lists.view.ts'
import { putPriceLists } from './put-price-lists.ts'
import { quoteRepairs } from './quote-repairs.ts'
import { getRepair } from './repair-detail.view.ts'
import { listRepairs } from './repairs.view.ts'
import { replaceRepairUnits } from './replace-unit.ts'
import { stepRepairs } from './step-repairs.ts'

/** Repairs, and what they cost. Days are those of the zone. */
export function repairRoutes({
  database,
  zone,
}: {
  readonly database: Database
  readonly zone: string
}): RouteHandler[] {
  const whenOf = ({ now, caller }: Pick<Call<Route>, 'now' | 'caller'>) => ({ now, by: caller?.email ?? '', zone })
  return [
    handle(routes.openRepairs, async ({ body: { items }, requestHeaders, ...call }) => {
      const results = await inTransaction(database, (tx) => openRepairs(tx, items, whenOf(call)))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.stepRepairs, async ({ body: { items }, requestHeaders, ...call }) => {
      const results = await inTransaction(database, (tx) => stepRepairs(tx, items, whenOf(call)))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.quoteRepairs, async ({ body: { items }, requestHeaders, ...call }) => {
      const results = await inTransaction(database, (tx) => quoteRepairs(tx, items, whenOf(call)))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.fitRepairParts, async ({ body: { items }, requestHeaders, ...call }) => {
      const results = await inTransaction(database, (tx) => fitParts(tx, items, whenOf(call)))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.replaceRepairUnits, async ({ body: { items }, requestHeaders, ...call }) => {
      const results = await inTransaction(database, (tx) => replaceRepairUnits(tx, items, whenOf(call)))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.lendUnits, async ({ body: { items }, requestHeaders, ...call }) => {
      const results = await inTransaction(database, (tx) => lendUnits(tx, items, whenOf(call)))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.takeBackLoans, async ({ body: { items }, requestHeaders, ...call }) => {
      const results = await inTransaction(database, (tx) => takeBackLoans(tx, items, whenOf(call)))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.payRepairs, async ({ body: { items }, requestHeaders, ...call }) => {
      const results = await inTransaction(database, (tx) => payRepairs(tx, items, whenOf(call)))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.changeRepairs, async ({ body: { items }, requestHeaders, ...call }) => {
      const results = await inTransaction(database, (tx) => changeRepairs(tx, items, whenOf(call)))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.listRepairs, ({ query, now }) => listRepairs(database, query, { now, zone })),
    handle(routes.getRepair, ({ params, now }) => getRepair(database, params.id, { now, zone })),
    handle(routes.putRepairPriceLists, async ({ body: { items }, requestHeaders, ...call }) => {
      const results = await inTransaction(database, (tx) => putPriceLists(tx, items, whenOf(call)))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.listRepairPriceLists, ({ query }) => listPriceLists(database, query)),
    handle(routes.getRepairPriceList, ({ params }) => getPriceList(database, params.id)),
    handle(routes.sumWarrantyCosts, ({ query }) => sumWarrantyCosts(database, query, zone)),
  ]
}
