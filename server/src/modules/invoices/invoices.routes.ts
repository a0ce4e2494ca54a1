import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { getInvoice, listInvoices } from './invoices.view.ts'
import { reportInvoices } from './report-invoices.ts'
import { requestInvoices } from './request-invoices.ts'
import { reverseInvoices } from './reverse-invoices.ts'

/** What was sold, as it is stated to the customer, and taken back. */
export function invoiceRoutes({ database }: { readonly database: Database }): RouteHandler[] {
  return [
    handle(routes.requestInvoices, async ({ body: { items }, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => requestInvoices(tx, items, now))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.reverseInvoices, async ({ body: { items }, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => reverseInvoices(tx, items, now))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.reportInvoices, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => reportInvoices(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.listInvoices, ({ query }) => listInvoices(database, query)),
    handle(routes.getInvoice, ({ params }) => getInvoice(database, params.id)),
  ]
}
