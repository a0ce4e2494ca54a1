import { handle, outcomesOf, type RouteHandler, readCursor, routes, writeCursor } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { AnswerDesk } from './answer-desk.ts'
import { askWarehouses } from './ask-warehouses.ts'
import { countOpenCalls, readCall, readCalls } from './calls.view.ts'
import { type MendingSetup, retryCalls, retryStuckCalls, settleByHand } from './mend-calls.ts'
import { BY_HAND, MANUAL } from './port.ts'
import { type Hearers, takeNotification } from './take-notification.ts'

interface Options extends MendingSetup {
  readonly database: Database
  readonly hearers: Hearers
  readonly answers: AnswerDesk
}

/** What the world outside was asked for, and what people do about it. */
export function callRoutes(options: Options): RouteHandler[] {
  const { database } = options
  return [
    handle(routes.listProviders, async () => accept({ items: await listProviders(options) })),
    handle(routes.listProviderCalls, async ({ query: { cursor, limit, ...filter } }) => {
      const after = cursor === undefined ? accept(null) : readCursor(cursor, ['id'])
      if (!after.ok) return after
      const calls = await readCalls(database, filter, { after: after.value?.[0] ?? null, limit: limit + 1 })
      const last = calls[limit - 1]
      const next = calls.length > limit && last !== undefined ? writeCursor([last.id]) : null
      return accept({ items: calls.slice(0, limit), next })
    }),
    handle(routes.getProviderCall, async ({ params }) => {
      const call = await readCall(database, params.id)
      return call === undefined ? refuse({ code: 'providers.call-not-found' }) : accept(call)
    }),
    handle(routes.settleProviderCalls, async ({ body: { items }, caller, now, requestHeaders }) => {
      const when = { by: caller.email, now }
      const results = await inTransaction(database, (tx) => settleByHand(tx, items, options, when))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.retryProviderCalls, async ({ body: { items }, caller, now, requestHeaders }) => {
      const when = { by: caller.email, now }
      const results = await inTransaction(database, (tx) => retryCalls(tx, items, options, when))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.retryStuckProviderCalls, async ({ body, caller, now }) => {
      const when = { by: caller.email, now }
      return accept({ retried: await inTransaction(database, (tx) => retryStuckCalls(tx, body, when)) })
    }),
    handle(routes.askWarehouses, async ({ body: { items }, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => askWarehouses(tx, items, now))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.takeProviderNotification, ({ params, body, now, requestHeaders }) =>
      takeNotification(params.provider, { headers: requestHeaders, body }, { ...options, now }),
    ),
  ]
}

/** Those that are set up, a person among them; and those that only calls know any more. */
async function listProviders({ database, providers }: Options) {
  const counts = await countOpenCalls(database)
  const known = new Map([[MANUAL, BY_HAND], ...providers.map(({ name, adapter }) => [name, adapter.ports] as const)])
  const names = new Set([...known.keys(), ...counts.map(({ provider }) => provider)])
  return [...names].map((name) => {
    const own = counts.filter(({ provider }) => provider === name)
    const sum = (of: 'open' | 'stuck') => own.reduce((total, count) => total + count[of], 0)
    return { name, ports: [...(known.get(name) ?? [])], open: sum('open'), stuck: sum('stuck') }
  })
}
