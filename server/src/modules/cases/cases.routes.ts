import { type Caller, handle, type Permission, type RouteHandler, routes } from '@aftersale/contract'
import { accept, type Instant, refuse } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { grantsOf, sourceScope } from '../access/index.ts'
import { readCase } from './case.view.ts'
import { caseTypeRoutes } from './case-types.routes.ts'
import { caseClockRoutes } from './clocks/case-clocks.routes.ts'
import { completeTask } from './complete-task.ts'
import { caseContextRoutes } from './context/case-context.routes.ts'
import { listTasks } from './list-tasks.view.ts'
import { countCases, listCases } from './lists/list-cases.view.ts'
import { caseNewsRoutes } from './news/case-news.routes.ts'
import { retryCase } from './retry-case.ts'
import { caseSight } from './sight/case-sight.ts'
import { withoutCauses } from './without-causes.ts'

interface CaseRoutesOptions {
  readonly database: Database
  readonly engine: Engine
}

/** Cases, and the tasks that people do in them. */
export function caseRoutes({ database, engine }: CaseRoutesOptions): RouteHandler[] {
  const sightOf = (caller: Caller, permission?: Permission) => caseSight(database, caller, permission)
  const askingOf = async (caller: Caller, now: Instant) => ({
    sight: await sightOf(caller),
    customers: sourceScope(await grantsOf(database, caller), 'customers.see', 'own-too'),
    now,
    who: caller.email,
  })
  return [
    ...caseTypeRoutes({ database, engine }),
    ...caseClockRoutes({ database, engine, sightOf }),
    ...caseContextRoutes({ database, engine, sightOf }),
    ...caseNewsRoutes({ database, engine, sightOf }),
    handle(routes.listCases, async ({ query, caller, now }) => listCases(database, query, await askingOf(caller, now))),
    handle(routes.countCases, async ({ query, caller, now }) =>
      countCases(database, query, await askingOf(caller, now)),
    ),
    handle(routes.getCase, async ({ params, caller }) => {
      const found = await readCase(database, engine, params.id, await sightOf(caller))
      if (found === null) return refuse({ code: 'cases.not-found' })
      return accept(caller.permissions.includes('incidents.see') ? found : withoutCauses(found))
    }),
    handle(routes.retryCase, async ({ params, caller, now }) => {
      const sight = await sightOf(caller, 'incidents.resolve')
      return retryCase(database, engine, { idOrNumber: params.id, by: caller.name, now, sight })
    }),
    handle(routes.listTasks, async ({ query, caller }) =>
      listTasks(database, engine, query, await sightOf(caller, 'tasks.see')),
    ),
    handle(routes.completeTask, ({ params, body, caller, now }) =>
      completeTask(database, engine, {
        taskId: params.id,
        values: body.values,
        caller,
        now,
      }),
    ),
  ]
}
