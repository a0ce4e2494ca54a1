import { handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { actorOf } from '../access/index.ts'
import { readCase } from './case.view.ts'
import { completeTask } from './complete-task.ts'
import { listCases } from './list-cases.view.ts'
import { listTasks } from './list-tasks.view.ts'
import { retryCase } from './retry-case.ts'

interface CaseRoutesOptions {
  readonly database: Database
  readonly engine: Engine
}

/** Cases, and the tasks that people do in them. */
export function caseRoutes({ database, engine }: CaseRoutesOptions): RouteHandler[] {
  return [
    handle(routes.listCases, ({ query }) => listCases(database, query)),
    handle(routes.getCase, async ({ params }) => {
      const found = await readCase(database, engine, params.id)
      return found === null ? refuse({ code: 'cases.not-found' }) : accept(found)
    }),
    handle(routes.retryCase, ({ params, caller, now }) =>
      retryCase(database, engine, { idOrNumber: params.id, by: caller.name, now }),
    ),
    handle(routes.listTasks, ({ query }) => listTasks(database, engine, query)),
    handle(routes.completeTask, ({ params, body, caller, now }) =>
      completeTask(database, engine, {
        taskId: params.id,
        values: body.values,
        actor: (tx) => actorOf(tx, caller),
        now,
      }),
    ),
  ]
}
