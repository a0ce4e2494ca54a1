import { handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { actorOf, knownPersons } from '../access/index.ts'
import { caseSight, casesNamed, taskSight } from '../cases/index.ts'
import { countQueues } from './count-queues.store.ts'
import type { LiveDesk } from './live-desk.ts'

interface LiveRoutesOptions {
  readonly database: Database
  readonly clock: Clock
  readonly desk: LiveDesk
}

/** What happens while somebody looks. */
export function liveRoutes({ database, clock, desk }: LiveRoutesOptions): RouteHandler[] {
  return [
    handle(routes.watchLive, async ({ query, caller, signal }) => {
      const [actor, tasks, cases] = await Promise.all([
        actorOf(database, caller),
        taskSight(database, caller, 'tasks.see'),
        caseSight(database, caller),
      ])
      const maySeeCases = caller.permissions.includes('cases.see')
      const asked = query.case === undefined || !maySeeCases ? [] : [query.case]
      const [found] = [...(await casesNamed(database, asked, cases)).values()]
      if (query.case !== undefined && found === undefined) return refuse({ code: 'cases.not-found' })
      const isOverdueOfAll = caller.permissions.includes('tasks.assign')
      const looking = {
        is: new Set(['*', `u:${actor.who}`, ...actor.groups.map((group) => `g:${group}`)]),
        seesAll: tasks === null,
        root: found?.instanceId ?? null,
        count: async () => {
          if (!(await knownPersons(database, [actor.who])).has(actor.who)) return null
          return await countQueues(database, { actor, tasks, cases, isOverdueOfAll, now: clock.now() })
        },
      }
      return accept(desk.look(looking, signal))
    }),
  ]
}
