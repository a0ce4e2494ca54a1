import type { Me } from '@aftersale/contract'
import type { Database } from '../../platform/database.ts'
import { knownRoles } from './roles/known-roles.ts'
import { grantsOf, type Person } from './sight/grants.ts'
import { sourceScope } from './sight/source-scope.ts'

/** What pages are shaped by: the groups that somebody is in, what their roles are called, and the shops they open cases of. */
export async function standingOf(database: Database, caller: Person): Promise<Pick<Me, 'groups' | 'roles' | 'shops'>> {
  const grants = await grantsOf(database, caller)
  const known = await knownRoles(database)
  const scope = sourceScope(grants, 'cases.open')
  return {
    groups: [...grants.groups],
    roles: grants.roles.flatMap((key) => known.get(key)?.name ?? []),
    shops: scope.kind === 'in' ? [...scope.sources] : null,
  }
}
