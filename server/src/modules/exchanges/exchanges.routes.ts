import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { cancelExchanges } from './cancel-exchanges.ts'
import { getExchange, listExchanges } from './exchanges.view.ts'
import { openExchanges } from './open-exchanges.ts'
import { quoteExchanges } from './quote-exchanges.ts'

/** Goods that come back while others go out. */
export function exchangeRoutes({ database }: { readonly database: Database }): RouteHandler[] {
  return [
    handle(routes.quoteExchanges, async ({ body: { items }, requestHeaders }) => {
      const quotes = await quoteExchanges(database, items)
      const results = quotes.map((quote) => (quote.ok ? accept({ answer: quote.value, repeated: false }) : quote))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.openExchanges, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => openExchanges(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.cancelExchanges, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => cancelExchanges(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.listExchanges, ({ query }) => listExchanges(database, query)),
    handle(routes.getExchange, ({ params }) => getExchange(database, params.id)),
  ]
}
