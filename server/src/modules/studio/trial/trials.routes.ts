import { type Answer, handle, type RouteHandler, routes } from '@aftersale/contract'
import { refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { tryDrafts } from './try-drafts.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
}

/** Drafts tried on past cases. */
export function trialRoutes({ database, engine }: Options): RouteHandler[] {
  return [
    handle(routes.tryDrafts, async ({ body, caller, now, signal }): Answer<typeof routes.tryDrafts> => {
      if (!caller.permissions.includes('cases.see')) {
        return refuse({ code: 'access.not-permitted', permission: 'cases.see' })
      }
      return tryDrafts({ database, engine, caller, now, signal }, body)
    }),
  ]
}
