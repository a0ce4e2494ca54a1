import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { countProducts, getProduct, listProducts } from './products.view.ts'
import { putProducts } from './put-products.ts'

/** What is sold. */
export function productRoutes({ database }: { readonly database: Database }): RouteHandler[] {
  return [
    handle(routes.listProducts, ({ query }) => listProducts(database, query)),
    handle(routes.countProducts, ({ query }) => countProducts(database, query)),
    handle(routes.getProduct, ({ params: { id } }) => getProduct(database, id)),
    handle(routes.putProducts, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => putProducts(tx, items, { now, by: caller.name }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}
