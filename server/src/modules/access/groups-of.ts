import type { Database } from '../../platform/database.ts'
import { ownGroupsOf } from './person-group.store.ts'
import { grantsOf, type Person } from './sight/grants.ts'

/** The groups that a caller is in: those they were put into, and those that their roles bring. */
export async function groupsOf(database: Database, caller: Person): Promise<string[]> {
  const { groups, isNarrowed } = await grantsOf(database, caller)
  const own = isNarrowed ? [] : await ownGroupsOf(database, caller.userId)
  return [...new Set([...own, ...groups])].sort()
}
