import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { caseSight } from '../cases/index.ts'
import { automationVersion, newestAutomations, type StoredAutomation } from './documents/automation.store.ts'
import { putAutomations, switchAutomations } from './documents/deploy-automations.ts'
import { tryAutomation } from './documents/try-automation.ts'
import { listRuns, retryRuns } from './runs/runs.view.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
  readonly allowPrivate: boolean
}

/** What is done by itself, and what it did. */
export function automationRoutes({ database, engine, allowPrivate }: Options): RouteHandler[] {
  return [
    handle(routes.listAutomations, async () => {
      return accept({ items: [...(await newestAutomations(database)).values()].map(shown) })
    }),
    handle(routes.getAutomation, async ({ params: { key }, query: { version } }) => {
      const found =
        version === undefined
          ? (await newestAutomations(database, [key])).get(key)
          : await automationVersion(database, key, version)
      return found === undefined ? refuse({ code: 'automations.not-found' }) : accept(shown(found))
    }),
    handle(routes.putAutomations, async ({ body: { items }, caller, now, requestHeaders }) => {
      const by = { now, by: caller.name, allowPrivate }
      const results = await inTransaction(database, (tx) => putAutomations(tx, engine, items, by))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.switchAutomations, async ({ body: { items }, caller, now, requestHeaders }) => {
      const by = { now, by: caller.name, allowPrivate }
      const results = await inTransaction(database, (tx) => switchAutomations(tx, engine, items, by))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.tryAutomation, async ({ body, caller, now }) => {
      const sight = await caseSight(database, caller)
      return tryAutomation(database, engine, body, { now, allowPrivate, sight })
    }),
    handle(routes.listAutomationRuns, async ({ query, caller }) =>
      listRuns({ database, engine }, query, await caseSight(database, caller)),
    ),
    handle(routes.retryAutomationRuns, async ({ body: { items }, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => retryRuns(tx, items, now))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}

const shown = ({ key, version, document, deployed_at, deployed_by }: StoredAutomation) => ({
  key,
  version,
  document,
  deployedAt: deployed_at,
  deployedBy: deployed_by,
})
