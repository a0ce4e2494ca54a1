import { type Caller, handle, outcomesOf, type Permission, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import type { CaseSight } from '../sight/case-sight.ts'
import { clocksOf, listClocks } from './case-clocks.view.ts'
import { tellCaseClocks } from './tell-case-clocks.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
  readonly sightOf: (caller: Caller, permission?: Permission) => Promise<CaseSight>
}

/** Service clocks of cases, to look at and to be told. */
export function caseClockRoutes({ database, engine, sightOf }: Options): RouteHandler[] {
  return [
    handle(routes.getCaseClocks, async ({ params, caller }) => clocksOf(database, params.id, await sightOf(caller))),
    handle(routes.listClocks, async ({ query, caller }) => listClocks(database, query, await sightOf(caller))),
    handle(routes.tellClocks, async ({ body: { items }, caller, now, requestHeaders }) => {
      const by = { caller, sight: await sightOf(caller, 'cases.change'), now }
      const results = await inTransaction(database, (tx) => tellCaseClocks(tx, engine, items, by))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}
