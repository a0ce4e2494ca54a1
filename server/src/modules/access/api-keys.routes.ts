import { type Answer, handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { listApiKeys } from './api-key.store.ts'
import { createApiKey, revokeApiKey, whyNoKey } from './api-key.ts'
import type { Auth } from './auth.ts'

/** Keys for programs. */
export const apiKeyRoutes = (auth: Auth, database: Database): RouteHandler[] => [
  handle(routes.listApiKeys, async () => accept({ items: await listApiKeys(database) })),

  handle(routes.createApiKey, async ({ body, caller }): Answer<typeof routes.createApiKey> => {
    const wrong = await whyNoKey(database, body.roles)
    if (wrong !== null) return refuse(wrong)
    return accept(await createApiKey(auth, database, { id: caller.userId, name: caller.name }, body))
  }),

  handle(routes.revokeApiKey, ({ params }) => revokeApiKey(database, params.id)),
]
