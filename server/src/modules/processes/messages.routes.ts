import { type Answer, handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
}

/** What reaches flows from outside without naming one of them. */
export function messageRoutes({ database, engine }: Options): RouteHandler[] {
  return [
    handle(routes.publishMessage, async ({ body, now }): Answer<typeof routes.publishMessage> => {
      const { messageId = null, timeToLive = null, ...rest } = body
      const message = { ...rest, messageId, timeToLive }
      const [published] = await inTransaction(database, (tx) => engine.publishMessages(tx, [message], now))
      if (published === undefined) throw new Error('expected an answer for the message, got none')
      if (!published.ok) return published
      const { id } = published.value
      await engine.correlateMessages(database, now, [id])
      return accept({ id, correlated: await engine.operations.correlations(database, id) })
    }),
    handle(routes.broadcastSignal, async ({ body, now }): Answer<typeof routes.broadcastSignal> => {
      const thrown = await inTransaction(database, (tx) => engine.broadcastSignal(tx, body.name, body.variables, now))
      if (thrown.ok && thrown.value.reached > 0) await engine.deliverSignals(database, now)
      return thrown
    }),
    handle(routes.evaluateConditions, async ({ body, now }): Answer<typeof routes.evaluateConditions> => {
      const begun = await inTransaction(database, (tx) => engine.evaluateConditions(tx, body.variables, now))
      return begun.ok ? accept({ instanceIds: [...begun.value.instanceIds] }) : begun
    }),
  ]
}
