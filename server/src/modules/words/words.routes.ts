import { handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { putWords } from './put-words.ts'
import { listWords } from './words.view.ts'

/** What people read where rules and flows write keys. */
export function wordRoutes({ database }: { readonly database: Database }): RouteHandler[] {
  return [
    handle(routes.listWords, async () => accept(await listWords(database))),
    handle(routes.putWords, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => putWords(tx, items, { now, by: caller.name }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}
