import {
  type Answer,
  type Caller,
  handle,
  type RouteHandler,
  readCursor,
  routes,
  writeCursor,
} from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { afterId, pageOf } from '../../platform/paging.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { caseSight, checkVariables, withholdingsOf } from '../cases/index.ts'
import { eventOnTheWire, instanceOnTheWire, reasonsOf } from './on-the-wire.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
}

/** Instances of processes: start them, look at them, intervene. */
export function instanceRoutes({ database, engine }: Options): RouteHandler[] {
  const { operations } = engine
  const within = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction(database, work)
  const withheldOf = async (caller: Caller, ids: readonly string[]) =>
    withholdingsOf(database, engine, await caseSight(database, caller), { by: 'instance', ids })
  const mayWrite = async (caller: Caller, instanceId: string, variables: Readonly<Record<string, unknown>>) =>
    checkVariables(database, engine, await caseSight(database, caller), { instanceId, variables })
  return [
    handle(routes.startInstance, async ({ params, body, now }): Answer<typeof routes.startInstance> => {
      const { version = null, businessKey, idempotencyKey = null, variables } = body
      const asked = { processKey: params.key, version, businessKey, idempotencyKey, variables }
      const started = await within((tx) => operations.startInstance(tx, asked, now))
      return started.ok ? accept({ id: started.value.instanceId, isNew: started.value.isNew }) : started
    }),
    handle(routes.listInstances, async ({ query }): Answer<typeof routes.listInstances> => {
      const after = afterId(query)
      if (!after.ok) return after
      const { process: processKey, stopped, limit, ...rest } = query
      const filter = { ...rest, processKey, stopped: stopped === 'true' }
      const found = await operations.instances(database, filter, { after: after.value, limit: limit + 1 })
      return accept(pageOf(found, query, ({ id }) => id))
    }),
    handle(routes.getInstance, async ({ params, caller }) => {
      const found = await operations.instance(database, params.id)
      if (found === null) return refuse({ code: 'engine.instance-not-found' })
      return accept(instanceOnTheWire(found, (await withheldOf(caller, [params.id])).get(params.id)))
    }),
    handle(routes.listInstanceEvents, async ({ params, query, caller }): Answer<typeof routes.listInstanceEvents> => {
      const after = query.cursor === undefined ? null : readCursor(query.cursor, ['number'])
      if (after !== null && !after.ok) return after
      const paging = { after: after?.value[0] ?? 0, limit: query.limit + 1 }
      const found = await operations.events(database, params.id, paging)
      if (found === null) return refuse({ code: 'engine.instance-not-found' })
      const withheld = (await withheldOf(caller, [params.id])).get(params.id)
      return accept(
        pageOf(
          found.map((event) => eventOnTheWire(event, withheld)),
          query,
          ({ number }) => number,
        ),
      )
    }),
    handle(routes.setInstanceVariables, async ({ params, body, caller, now }) => {
      const allowed = await mayWrite(caller, params.id, body.variables)
      if (!allowed.ok) return allowed
      const set = await within((tx) => operations.setVariables(tx, params.id, body, caller.name, now))
      return set.ok ? accept({ id: params.id }) : set
    }),
    handle(routes.cancelInstance, async ({ params, body, caller, now }) => {
      const why = { by: caller.name, reason: body.reason ?? null }
      const canceled = await within((tx) => operations.cancelInstance(tx, params.id, why, now))
      return canceled.ok ? accept({ id: params.id }) : canceled
    }),
    handle(routes.suspendInstance, async ({ params, caller, now }) => {
      const done = await within((tx) => operations.suspendInstance(tx, params.id, caller.name, now))
      return done.ok ? accept({ id: params.id }) : done
    }),
    handle(routes.resumeInstance, async ({ params, caller, now }) => {
      const done = await within((tx) => operations.resumeInstance(tx, params.id, caller.name, now))
      return done.ok ? accept({ id: params.id }) : done
    }),
    handle(routes.modifyInstance, async ({ params, body, caller, now }) => {
      const activate = body.activate.map(({ scope = null, ...one }) => ({ ...one, scope }))
      for (const { variables } of body.activate) {
        const allowed = await mayWrite(caller, params.id, variables)
        if (!allowed.ok) return allowed
      }
      const modification = { terminate: body.terminate, activate }
      const done = await within((tx) => operations.modifyInstance(tx, params.id, modification, caller.name, now))
      if (done.ok) return accept({ id: params.id })
      const { refusal } = done
      return refuse(refusal.code === 'engine.scope-unclear' ? { ...refusal, scopes: [...refusal.scopes] } : refusal)
    }),
    handle(routes.migrateInstances, async ({ params, body, caller, now }): Answer<typeof routes.migrateInstances> => {
      const after = afterId(body)
      if (!after.ok) return after
      const { toVersion, fromVersion: version = null, mapping, instanceIds = null, elements = null, limit } = body
      const order = {
        processKey: params.key,
        toVersion,
        mapping,
        isDryRun: body.dryRun,
        by: caller.name,
        chosen: { version, instanceIds, elements },
        after: after.value,
        limit,
      }
      const migrated = await operations.migrate(database, order, now)
      if (!migrated.ok) {
        const { refusal } = migrated
        return refuse(
          refusal.code === 'engine.mapping-wrong' ? { ...refusal, problems: [...refusal.problems] } : refusal,
        )
      }
      const { running, fates, next } = migrated.value
      const count = (outcome: string) => fates.filter((fate) => fate.outcome === outcome).length
      return accept({
        running: [...running],
        moves: count('moves'),
        stays: count('stays'),
        cannot: count('cannot'),
        reasons: reasonsOf(fates),
        instances: fates.map(({ instanceId, problems, ...fate }) => ({
          id: instanceId,
          ...fate,
          problems: [...problems],
        })),
        next: next === null ? null : writeCursor([next]),
      })
    }),
  ]
}
