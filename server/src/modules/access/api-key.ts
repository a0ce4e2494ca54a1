import { accept, instantOf, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { type ApiKey, deleteApiKey } from './api-key.store.ts'
import type { Auth } from './auth.ts'
import { firstAdministrator } from './person.store.ts'

/** Makes a key that acts for a person. The key itself is in the answer and nowhere else. */
export async function createApiKey(
  auth: Auth,
  owner: { readonly id: string; readonly name: string },
  name: string,
): Promise<ApiKey & { readonly key: string }> {
  const made = await auth.api.createApiKey({ body: { name, userId: owner.id } })
  return {
    id: made.id,
    name,
    start: made.start ?? '',
    createdBy: owner.name,
    createdAt: instantOf(made.createdAt.getTime()),
    lastUsedAt: null,
    key: made.key,
  }
}

/** Makes a key for the administrator who has been there longest: for the command line, where nobody is signed in. */
export async function createFirstAdministratorsApiKey(
  auth: Auth,
  database: Database,
  name: string,
): Promise<Result<ApiKey & { readonly key: string }, { code: 'access.no-administrator' }>> {
  const owner = await firstAdministrator(database)
  return owner ? accept(await createApiKey(auth, owner, name)) : refuse({ code: 'access.no-administrator' })
}

/** Revokes a key: the next request that brings it is refused. */
export async function revokeApiKey(
  database: Database,
  id: string,
): Promise<Result<undefined, { code: 'access.key-not-found' }>> {
  return (await deleteApiKey(database, id)) ? accept(undefined) : refuse({ code: 'access.key-not-found' })
}
