import {
  type Answer,
  type AnswerOf,
  type Caller,
  errorBodyOf,
  handle,
  languageOf,
  type RouteHandler,
  routes,
  writeCursor,
} from '@aftersale/contract'
import { accept, type Instant, refuse } from '@aftersale/kernel'
import type { Engine, Remedy } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { afterId, pageOf } from '../../platform/paging.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { caseSight, checkVariables, type FieldRightsByType, withholdingsOf } from '../cases/index.ts'
import { incidentOnTheWire, without } from './on-the-wire.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
}

type Wanted = AnswerOf<typeof routes.getIncident>['variables']

/** What stands still until a person looks, and what can be done about it. */
export function incidentRoutes({ database, engine }: Options): RouteHandler[] {
  const { operations } = engine
  const sightOf = (caller: Caller) => caseSight(database, caller)
  const withheldOf = async (caller: Caller, ids: readonly string[]) =>
    withholdingsOf(database, engine, await sightOf(caller), { by: 'instance', ids })
  const resolve = async (id: string, remedy: Remedy & { kind: 'retry' | 'skip' }, caller: Caller, now: Instant) => {
    const by = caller.name
    const found = await operations.incident(database, id)
    const write = { instanceId: found?.incident.instanceId ?? id, variables: remedy.variables }
    const allowed = await checkVariables(database, engine, await sightOf(caller), write)
    if (!allowed.ok) return allowed
    const done = await inTransaction(database, (tx) => operations.resolveIncident(tx, id, remedy, by, now))
    return done.ok ? accept({ id, instanceId: done.value.instanceId }) : done
  }
  return [
    handle(routes.listIncidents, async ({ query, caller }): Answer<typeof routes.listIncidents> => {
      const after = afterId(query)
      if (!after.ok) return after
      const { state, process: processKey, instance: instanceId, limit, ...rest } = query
      const filter = { ...rest, processKey, instanceId, isOpen: state === 'open' }
      const found = await operations.incidents(database, filter, { after: after.value, limit: limit + 1 })
      const ids = found.map((one) => one.instanceId)
      const withheld = await withheldOf(caller, ids)
      const shown = found.map((one) => incidentOnTheWire(one, withheld.get(one.instanceId)))
      return accept(pageOf(shown, query, ({ id }) => id))
    }),
    handle(routes.listIncidentGroups, async ({ caller }) => {
      const groups = await operations.incidentGroups(database)
      const filter = { isOpen: true, ids: groups.map(({ last }) => last) }
      const found = await operations.incidents(database, filter, { after: null, limit: groups.length })
      const ids = found.map((one) => one.instanceId)
      const withheld = await withheldOf(caller, ids)
      const shown = new Map(found.map((one) => [one.id, incidentOnTheWire(one, withheld.get(one.instanceId))]))
      const items = groups.flatMap(({ processKey, last, ...group }) => {
        const one = shown.get(last)
        if (one === undefined) return []
        const { process, elementName, message } = one
        return [{ ...group, process: { key: processKey, name: process.name }, elementName, message }]
      })
      return accept({ items })
    }),
    handle(routes.getIncident, async ({ params, caller }): Answer<typeof routes.getIncident> => {
      const found = await operations.incident(database, params.id)
      if (found === null) return refuse({ code: 'engine.incident-not-found' })
      const { instanceId } = found.incident
      const withheld = (await withheldOf(caller, [instanceId])).get(instanceId)
      const variables = without(found.variables as Wanted, withheld)
      return accept({ ...incidentOnTheWire(found.incident, withheld), variables })
    }),
    handle(routes.retryIncident, ({ params, body, caller, now }) =>
      resolve(params.id, { kind: 'retry', ...body }, caller, now),
    ),
    handle(routes.skipIncident, ({ params, body, caller, now }) =>
      resolve(params.id, { kind: 'skip', ...body }, caller, now),
    ),
    handle(routes.cancelIncident, async ({ params: { id }, caller, now }): Answer<typeof routes.cancelIncident> => {
      const done = await inTransaction(database, (tx) => operations.cancelIncident(tx, id, caller.name, now))
      return done.ok ? accept({ id, instanceId: done.value.instanceId }) : done
    }),
    handle(
      routes.resolveIncidents,
      async ({ body, caller, now, requestHeaders }): Answer<typeof routes.resolveIncidents> => {
        const after = afterId(body)
        if (!after.ok) return after
        const names = Object.hasOwn(body.variables ?? {}, 'request') ? namesIn((await sightOf(caller)).fields) : []
        if (names.length > 0) return refuse({ code: 'cases.fields-not-yours', names })
        const { action, process: processKey, variables, isLocal, limit, ...filter } = body
        const remedy: Remedy = action === 'cancel' ? { kind: 'cancel' } : { kind: action, variables, isLocal }
        const ask = { after: after.value, limit, by: caller.name, now }
        const { resolved, next } = await operations.resolveIncidents(database, { ...filter, processKey }, remedy, ask)
        const language = languageOf(requestHeaders.get('accept-language') ?? undefined)
        return accept({
          items: resolved.map(({ incidentId, answer }) => ({
            incidentId,
            instanceId: answer.ok ? answer.value.instanceId : null,
            error: answer.ok ? null : errorBodyOf(answer.refusal, language).error,
          })),
          next: next === null ? null : writeCursor([next]),
        })
      },
    ),
  ]
}

/** Of incidents of many types at once nobody can say whose fields `request` has: the names of all that are limited. */
const namesIn = (fields: FieldRightsByType): string[] =>
  [...new Set([...fields.values()].flatMap(({ hidden, readonly }) => [...hidden, ...readonly]))].sort()
