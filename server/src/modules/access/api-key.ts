import { accept, instantOf, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { type ApiKey, deleteApiKey } from './api-key.store.ts'
import type { Auth } from './auth.ts'
import { readUnits } from './organisation/unit.store.ts'
import { firstAdministrator } from './person.store.ts'
import { insertKeyRoles } from './roles/assignment.store.ts'
import { knownRoles } from './roles/known-roles.ts'

type KeyRole = { readonly role: string; readonly unit: string }
type RoleRefusal = { code: 'access.role-unknown'; role: string } | { code: 'access.unit-unknown'; unit: string }

/** Why a key cannot be made with these roles; null where it can. */
export async function whyNoKey(database: Database, wanted: readonly KeyRole[]): Promise<RoleRefusal | null> {
  if (wanted.length === 0) return null
  const roles = await knownRoles(database)
  const open = new Set((await readUnits(database)).flatMap(({ unit, closedAt }) => (closedAt === null ? [unit] : [])))
  for (const { role, unit } of wanted) {
    if (!roles.has(role)) return { code: 'access.role-unknown', role }
    if (!open.has(unit)) return { code: 'access.unit-unknown', unit }
  }
  return null
}

/** Makes a key that acts for a person. The key itself is in the answer and nowhere else: nobody has it before its roles are. */
export async function createApiKey(
  auth: Auth,
  database: Database,
  owner: { readonly id: string; readonly name: string },
  { name, roles }: { readonly name: string; readonly roles: readonly KeyRole[] },
): Promise<ApiKey & { readonly key: string }> {
  const made = await auth.api.createApiKey({ body: { name, userId: owner.id } })
  if (roles.length > 0) await inTransaction(database, (tx) => insertKeyRoles(tx, made.id, roles))
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
  return owner
    ? accept(await createApiKey(auth, database, owner, { name, roles: [] }))
    : refuse({ code: 'access.no-administrator' })
}

/** Revokes a key: the next request that brings it is refused. */
export async function revokeApiKey(
  database: Database,
  id: string,
): Promise<Result<undefined, { code: 'access.key-not-found' }>> {
  return (await deleteApiKey(database, id)) ? accept(undefined) : refuse({ code: 'access.key-not-found' })
}
