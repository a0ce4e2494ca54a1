import { handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { lookUp } from './find-records.ts'

/** What a number in a form means. */
export function linkedRoutes({ database }: { readonly database: Database }): RouteHandler[] {
  return [
    handle(routes.lookUp, async ({ params, query, caller }) =>
      accept({ items: await lookUp(database, caller, params.kind, query.value) }),
    ),
  ]
}
