import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { clocksOf, listClocks } from './clocks.view.ts'
import type { ClockSetup } from './count-cases.ts'
import { tellClocks } from './tell-clocks.ts'

interface Options extends ClockSetup {
  readonly database: Database
}

const SCOPE = 'clocks.tell'

/** Service clocks, to look at and to be told. */
export function clockRoutes({ database, ...setup }: Options): RouteHandler[] {
  return [
    handle(routes.getCaseClocks, async ({ params }) => accept({ items: await clocksOf(database, params.id) })),
    handle(routes.listClocks, ({ query }) => listClocks(database, query)),
    handle(routes.tellClocks, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) =>
        runKeyed(tx, items, {
          scope: SCOPE,
          now,
          run: async (fresh) => {
            const news = fresh.map(({ key, case: caseId, type, at = now }) => {
              return { caseId, type, at, cause: `${SCOPE}/${key}`, by: caller.name }
            })
            const told = await tellClocks(tx, setup, news, now)
            return told.map((one, at) => (one.ok ? accept({ case: news[at]?.caseId ?? '' }) : one))
          },
        }),
      )
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}
