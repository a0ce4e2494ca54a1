import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { actorOf } from '../access/index.ts'
import { changeCases } from './changes/change-cases.ts'
import { openCases } from './opening/open-cases.ts'
import { caseSight } from './sight/case-sight.ts'
import { listCaseTypes, readCaseTypeVersion } from './types/case-types.view.ts'
import { putCaseTypes } from './types/deploy-case-types.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
}

/** What kinds of cases there are, and opening cases of them. */
export function caseTypeRoutes({ database, engine }: Options): RouteHandler[] {
  return [
    handle(routes.listCaseTypes, async ({ caller }) => listCaseTypes(database, await actorOf(database, caller))),
    handle(routes.getCaseType, async ({ params, query, caller }) =>
      readCaseTypeVersion(database, params.key, query.version ?? null, {
        actor: await actorOf(database, caller),
        isWhole: caller.permissions.includes('settings.see'),
      }),
    ),
    handle(routes.putCaseTypes, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => putCaseTypes(tx, engine, items, { now, by: caller.name }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.changeCases, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, async (tx) =>
        changeCases(tx, engine, items, {
          actor: await actorOf(tx, caller),
          sight: await caseSight(tx, caller, 'cases.change'),
          now,
        }),
      )
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.openCases, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, async (tx) =>
        openCases(tx, engine, items, { actor: await actorOf(tx, caller), now }),
      )
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}
