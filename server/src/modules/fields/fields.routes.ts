import { type Answer, handle, outcomesOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { readDefinitions } from './field-definition.store.ts'
import { putFields } from './put-fields.ts'

type Field = Awaited<Answer<typeof routes.listFields>> extends { value: { items: (infer F)[] } } ? F : never

/** Fields that a company gives to its records. */
export function fieldRoutes({ database }: { readonly database: Database }): RouteHandler[] {
  return [
    handle(routes.listFields, async ({ query: { entity } }) => {
      const found = await readDefinitions(database, entity === undefined ? null : [entity])
      return accept({ items: found as unknown as Field[] })
    }),
    handle(routes.putFields, async ({ body: { items }, caller, now, requestHeaders }) => {
      const results = await inTransaction(database, (tx) => putFields(tx, items, { now, by: caller.name }))
      return accept(outcomesOf(items, results, requestHeaders))
    }),
  ]
}
