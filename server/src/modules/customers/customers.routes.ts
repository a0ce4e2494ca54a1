import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { countCustomers, getCustomer, listCustomers } from './customers.view.ts'
import { putCustomers } from './put-customers.ts'

/** Who buys, supplies and deals. */
export function customerRoutes({ database }: { readonly database: Database }): RouteHandler[] {
  return [
    handle(routes.listCustomers, ({ query }) => listCustomers(database, query)),
    handle(routes.countCustomers, ({ query }) => countCustomers(database, query)),
    handle(routes.getCustomer, ({ params: { id } }) => getCustomer(database, id)),
    handle(routes.putCustomers, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => putCustomers(tx, items, { now, by: caller.name }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}
