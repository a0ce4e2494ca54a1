import { type Call, handle, outcomesOf, type Route, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { changeStock } from './change-stock.ts'
import { differingLots } from './check-stock.view.ts'
import { listExpiringStock, listStockLots } from './lots.view.ts'
import { listStockMovements, listStockReservations } from './movements.view.ts'
import { putLevels, putWarehouses } from './put-warehouses.ts'
import { countStock, listStock } from './stock.view.ts'
import type { StockRequest } from './stock-request.ts'
import { readWarehouses } from './warehouse.store.ts'

interface Options {
  readonly database: Database
  /** Where the warehouses are: it says what day it is. */
  readonly zone: string
}

/** Units in warehouses. */
export function stockRoutes({ database, zone }: Options): RouteHandler[] {
  type Keyed = { readonly key: string }
  type Asking = Pick<Call<Route>, 'now' | 'requestHeaders'> & { readonly caller: { readonly name: string } }
  const change = async <Item extends Keyed>(
    items: readonly Item[],
    scope: string,
    requestOf: (asked: Omit<Item, 'key'>) => StockRequest,
    { now, caller, requestHeaders }: Asking,
  ) => {
    const groups = items.map(({ key, ...asked }) => ({ key, requests: [requestOf(asked)] }))
    const when = { now, by: caller.name, zone }
    const results = await inTransaction(database, (tx) => changeStock(tx, scope, groups, when))
    return accept(outcomesOf(items, results, requestHeaders))
  }
  return [
    handle(routes.receiveStock, (call) =>
      change(call.body.items, 'stock.receive', (asked) => ({ kind: 'receive', asked }), call),
    ),
    handle(routes.reserveStock, (call) =>
      change(call.body.items, 'stock.reserve', (asked) => ({ kind: 'reserve', asked }), call),
    ),
    handle(routes.releaseStock, (call) =>
      change(call.body.items, 'stock.release', (asked) => ({ kind: 'release', asked }), call),
    ),
    handle(routes.issueStock, (call) =>
      change(call.body.items, 'stock.issue', (asked) => ({ kind: 'issue', asked }), call),
    ),
    handle(routes.adjustStock, (call) =>
      change(call.body.items, 'stock.adjust', (asked) => ({ kind: 'adjust', asked }), call),
    ),
    handle(routes.moveStock, (call) =>
      change(call.body.items, 'stock.move', (asked) => ({ kind: 'move', asked }), call),
    ),
    handle(routes.listStock, ({ query, now }) => listStock(database, query, { now, zone })),
    handle(routes.countStock, ({ query, now }) => countStock(database, query, { now, zone })),
    handle(routes.listStockLots, ({ query }) => listStockLots(database, query)),
    handle(routes.listStockReservations, ({ query }) => listStockReservations(database, query)),
    handle(routes.listStockMovements, ({ query }) => listStockMovements(database, query)),
    handle(routes.listExpiringStock, ({ query, now }) => listExpiringStock(database, query, { now, zone })),
    handle(routes.checkStock, async () => accept({ items: await differingLots(database) })),
    handle(routes.listWarehouses, async () => accept({ items: await readWarehouses(database) })),
    handle(routes.putWarehouses, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => putWarehouses(tx, items, { now, by: caller.name }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
    handle(routes.putStockLevels, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => putLevels(tx, items, { now, by: caller.name }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}
