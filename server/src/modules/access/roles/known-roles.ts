import type { RoleDocument } from '@aftersale/contract'
import { remembering } from '../../../platform/editions.ts'
import { builtInStaff, STAFF } from './built-in.ts'
import { newestRoles } from './role.store.ts'

/** What every role says, by its key: the newest versions, and that of the staff also where nobody wrote it down. */
export const knownRoles = remembering('roles', async (database): Promise<ReadonlyMap<string, RoleDocument>> => {
  const written = [...(await newestRoles(database)).values()].map(({ key, document }) => [key, document] as const)
  return new Map([[STAFF, builtInStaff], ...written])
})
