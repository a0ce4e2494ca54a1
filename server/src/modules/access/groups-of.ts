import type { Database } from '../../platform/database.ts'
import { grantsOf, type Person } from './sight/grants.ts'

/** The groups that a caller is in: those they were put into, and those that their roles bring. */
export const groupsOf = async (database: Database, caller: Person): Promise<string[]> => [
  ...(await grantsOf(database, caller)).groups,
]
