import { type Caller, handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { clocksOf, listClocks } from './case-clocks.view.ts'
import { tellCaseClocks } from './tell-case-clocks.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
  readonly hiddenFrom: (caller: Caller) => Promise<readonly string[]>
}

/** Service clocks of cases, to look at and to be told. */
export function caseClockRoutes({ database, engine, hiddenFrom }: Options): RouteHandler[] {
  return [
    handle(routes.getCaseClocks, async ({ params, caller }) => clocksOf(database, params.id, await hiddenFrom(caller))),
    handle(routes.listClocks, async ({ query, caller }) => listClocks(database, query, await hiddenFrom(caller))),
    handle(routes.tellClocks, async ({ body: { items }, caller, now, requestHeaders }) => {
      const by = { caller, hidden: await hiddenFrom(caller), now }
      const results = await inTransaction(database, (tx) => tellCaseClocks(tx, engine, items, by))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}
