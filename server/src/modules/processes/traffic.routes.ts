import { type Answer, handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept, addHours, refuse } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { afterId, pageOf } from '../../platform/paging.ts'
import { caseSight, casesNamed, casesOfInstances } from '../cases/index.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
}

/** What passed in so many days is told where nothing else is asked. */
const DAYS = 30

/** What goes on in a process, element by element. */
export function trafficRoutes({ database, engine }: Options): RouteHandler[] {
  const { operations } = engine
  return [
    handle(routes.getTraffic, async ({ params, query, now }): Answer<typeof routes.getTraffic> => {
      const { version = null, days = DAYS } = query
      const found = await operations.traffic(database, { key: params.key, version, from: addHours(now, -24 * days) })
      if (found === null) return refuse({ code: 'engine.process-not-found' })
      return accept({ ...found, elements: [...found.elements] })
    }),
    handle(routes.listStanders, async ({ params, query, caller }): Answer<typeof routes.listStanders> => {
      const after = afterId(query)
      if (!after.ok) return after
      const { version = null, element, limit } = query
      const asked = { key: params.key, version, element }
      const found = await operations.standers(database, asked, { after: after.value, limit: limit + 1 })
      const ids = found.map(({ instanceId }) => instanceId)
      const cases = await casesOfInstances(database, ids)
      const caseIds = [...cases.values()].map(({ id }) => id)
      const seen = await casesNamed(database, caseIds, await caseSight(database, caller))
      const shown = found.map((one) => ({
        ...one,
        visits: [...one.visits],
        caseNumber: seen.get(cases.get(one.instanceId)?.id ?? '')?.number ?? null,
      }))
      return accept(pageOf(shown, query, ({ instanceId }) => instanceId))
    }),
  ]
}
