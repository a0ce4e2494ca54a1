import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { cancelReturns, loseReturns, receiveLateReturns } from './change-returns.ts'
import { decideReturns } from './decide-returns.ts'
import { quoteReturns } from './quote-returns.ts'
import { receiveReturns } from './receive-returns.ts'
import { requestReturns } from './request-returns.ts'
import { getReturn, listReturns } from './returns.view.ts'

/** Goods that come back. */
export function returnRoutes({ database }: { readonly database: Database }): RouteHandler[] {
  return [
    handle(routes.quoteReturns, async ({ body: { items }, requestHeaders }) => {
      const quotes = await quoteReturns(database, items)
      const results = quotes.map((quote) => (quote.ok ? accept({ answer: quote.value, repeated: false }) : quote))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.openReturns, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => requestReturns(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.cancelReturns, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => cancelReturns(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.receiveReturns, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => receiveReturns(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.loseReturns, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => loseReturns(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.receiveLateReturns, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => receiveLateReturns(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.decideReturns, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => decideReturns(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.listReturns, ({ query }) => listReturns(database, query)),
    handle(routes.getReturn, ({ params }) => getReturn(database, params.id)),
  ]
}
