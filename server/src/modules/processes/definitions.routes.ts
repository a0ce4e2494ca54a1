import { type Answer, handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
}

/** What is deployed, and how long what it leaves behind is kept. */
export function definitionRoutes({ database, engine }: Options): RouteHandler[] {
  const { operations } = engine
  return [
    handle(routes.deploy, async ({ body, caller, now }): Answer<typeof routes.deploy> => {
      const deployed = await inTransaction(database, (tx) => engine.deploy(tx, body.resources, now, caller.name))
      if (!deployed.ok) return refuse({ ...deployed.refusal, problems: [...deployed.refusal.problems] })
      const items = deployed.value.map(({ kind, key, version, isNew }) => ({ kind, key, version, isNew }))
      return accept({ items, warnings: deployed.value.flatMap(({ warnings }) => warnings ?? []) })
    }),
    handle(routes.listProcesses, async () => accept({ items: await operations.versions(database, null) })),
    handle(routes.listVersions, async ({ params }): Answer<typeof routes.listVersions> => {
      const items = await operations.versions(database, params.key)
      return items.length === 0 ? refuse({ code: 'engine.process-not-found' }) : accept({ items })
    }),
    handle(routes.getVersion, async ({ params }): Answer<typeof routes.getVersion> => {
      const found = await operations.version(database, params.key, Number(params.version))
      if (found === null) return refuse({ code: 'engine.version-not-found' })
      return accept({ ...found, starts: [...found.starts] })
    }),
    handle(routes.getRetention, async () => accept({ items: await operations.retention(database) })),
    handle(routes.setRetention, async ({ body, caller, now }) => {
      const set = await inTransaction(database, (tx) => operations.setRetention(tx, body, caller.name, now))
      return set.ok ? accept(body) : set
    }),
  ]
}
