import { type Caller, handle, type RouteHandler, routes } from '@aftersale/contract'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import type { CaseSight } from '../sight/case-sight.ts'
import { readContext } from './case-context.view.ts'
import { readCaseFlow } from './case-flow.view.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
  readonly sightOf: (caller: Caller) => Promise<CaseSight>
}

/** What else there is of a case, and how its flow stands. */
export const caseContextRoutes = ({ database, engine, sightOf }: Options): RouteHandler[] => [
  handle(routes.getCaseContext, async ({ params, caller }) =>
    readContext(database, params.id, { caller, sight: await sightOf(caller) }),
  ),
  handle(routes.getCaseFlow, async ({ params, query, caller }) =>
    readCaseFlow(database, engine, { case: params.id, language: query.language, sight: await sightOf(caller) }),
  ),
]
