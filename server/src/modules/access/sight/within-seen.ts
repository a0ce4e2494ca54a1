import type { Caller, Permission } from '@aftersale/contract'
import type { Database } from '../../../platform/database.ts'
import { withSeenSources } from '../../../platform/seen-sources.ts'
import { grantsOf } from './grants.ts'
import { sourceScope } from './source-scope.ts'

/** Work on behalf of somebody: it sees the records of those shops alone on which the permission counts; null where it counts on none. */
export async function withinSeen<T>(
  database: Database,
  caller: Caller,
  permission: Permission,
  work: () => Promise<T>,
): Promise<T | null> {
  if (!caller.permissions.includes(permission)) return null
  const scope = sourceScope(await grantsOf(database, caller), permission, 'own-too')
  return scope.kind === 'all' ? await work() : await withSeenSources(scope, work)
}
