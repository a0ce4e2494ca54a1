import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { listOrderLines } from './list-order-lines.view.ts'
import { countOrders, listOrders } from './list-orders.view.ts'
import { getOrder } from './order-detail.view.ts'
import { getOrderLedger } from './order-ledger.view.ts'
import { recordOrders } from './record-orders.ts'
import { recordPayments } from './record-payments.ts'
import { cancelItems, recordShipments } from './record-shipments.ts'

/** What was sold, and what happens to it. */
export function orderRoutes({ database }: { readonly database: Database }): RouteHandler[] {
  return [
    handle(routes.recordOrders, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => recordOrders(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.recordOrderPayments, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => recordPayments(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.recordShipments, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => recordShipments(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.cancelOrderItems, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => cancelItems(tx, items, { now, by: caller.email }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.listOrders, ({ query, caller }) => listOrders(database, query, caller)),
    handle(routes.countOrders, ({ query }) => countOrders(database, query)),
    handle(routes.getOrder, ({ params, caller }) => getOrder(database, params.id, caller)),
    handle(routes.getOrderLedger, ({ params, query }) => getOrderLedger(database, params.id, query)),
    handle(routes.listOrderLines, ({ query }) => listOrderLines(database, query)),
  ]
}
