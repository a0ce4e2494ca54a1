import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { issueRefunds } from './issue-refunds.ts'
import { quoteRefunds } from './quote-refunds.ts'
import { listRefundParts } from './refund-parts.view.ts'
import { countRefunds, getRefund, listRefunds } from './refunds.view.ts'
import { reportParts } from './report-parts.ts'
import { retryParts } from './retry-parts.ts'

/** Money that goes back. */
export function refundRoutes({ database }: { readonly database: Database }): RouteHandler[] {
  return [
    handle(routes.quoteRefunds, async ({ body: { items }, requestHeaders }) => {
      const quotes = await quoteRefunds(database, items)
      const results = quotes.map((quote) => (quote.ok ? accept({ answer: quote.value, repeated: false }) : quote))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.issueRefunds, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => issueRefunds(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.listRefunds, ({ query }) => listRefunds(database, query)),
    handle(routes.countRefunds, ({ query }) => countRefunds(database, query)),
    handle(routes.getRefund, ({ params }) => getRefund(database, params.id)),
    handle(routes.listRefundParts, ({ query }) => listRefundParts(database, query)),
    handle(routes.reportRefundParts, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => reportParts(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.retryRefundParts, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => retryParts(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}
