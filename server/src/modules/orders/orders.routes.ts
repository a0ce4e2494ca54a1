import { handle, type RouteHandler, routes } from '@aftersale/contract'
import type { Database } from '../../platform/database.ts'
import { listOrderLines } from './list-order-lines.view.ts'

/** What was sold. */
export function orderRoutes({ database }: { readonly database: Database }): RouteHandler[] {
  return [handle(routes.listOrderLines, ({ query }) => listOrderLines(database, query))]
}
