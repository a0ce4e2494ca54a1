import { handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { listApiKeys } from './api-key.store.ts'
import { createApiKey, revokeApiKey } from './api-key.ts'
import type { Auth } from './auth.ts'

/** Keys for programs. */
export const apiKeyRoutes = (auth: Auth, database: Database): RouteHandler[] => [
  handle(routes.listApiKeys, async () => accept({ items: await listApiKeys(database) })),

  handle(routes.createApiKey, async ({ body, caller }) =>
    accept(await createApiKey(auth, { id: caller.userId, name: caller.name }, body.name)),
  ),

  handle(routes.revokeApiKey, ({ params }) => revokeApiKey(database, params.id)),
]
