import { type Caller, handle, outcomesOf, type Permission, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { actorOf } from '../../access/index.ts'
import type { CaseSight } from '../sight/case-sight.ts'
import { reportNews } from './report-news.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
  readonly sightOf: (caller: Caller, permission?: Permission) => Promise<CaseSight>
}

/** What is reported to cases. */
export function caseNewsRoutes({ database, engine, sightOf }: Options): RouteHandler[] {
  return [
    handle(routes.reportCaseNews, async ({ body: { items }, caller, now, requestHeaders }) => {
      const by = { sight: await sightOf(caller, 'cases.report-news'), actor: await actorOf(database, caller), now }
      const results = await inTransaction(database, (tx) => reportNews(tx, engine, items, by))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}
