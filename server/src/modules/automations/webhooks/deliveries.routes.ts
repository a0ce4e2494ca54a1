import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { caseSight } from '../../cases/index.ts'
import { listDeliveries } from './deliveries.view.ts'
import { retryDeliveries } from './retry-deliveries.ts'

/** What is posted to webhooks; of cases that are not seen, nothing. */
export function deliveryRoutes({ database }: { readonly database: Database }): RouteHandler[] {
  return [
    handle(routes.listWebhookDeliveries, async ({ query, caller }) =>
      listDeliveries(database, query, await caseSight(database, caller)),
    ),
    handle(routes.retryWebhookDeliveries, async ({ body: { items }, caller, now, requestHeaders }) => {
      const sight = await caseSight(database, caller)
      const results = await inTransaction(database, (tx) => retryDeliveries(tx, items, { now, sight }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}
