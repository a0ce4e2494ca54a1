import type { Caller, Permission } from '@aftersale/contract'
import type { Database, Transaction } from '../../platform/database.ts'
import { taskSight, tasksSeen } from '../cases/index.ts'

/** Whether a caller has a permission, and on this very task. */
export async function countsOn(
  database: Database | Transaction,
  caller: Caller,
  id: string,
  permission: Permission,
): Promise<boolean> {
  if (!caller.permissions.includes(permission)) return false
  return (await tasksSeen(database, [id], await taskSight(database, caller, permission))).has(id)
}

/** Whoever edits the case, or gives its tasks to people, says by when they are done; not whoever is only given one to do. */
export const setsDates = async (database: Database | Transaction, caller: Caller, id: string): Promise<boolean> =>
  (await countsOn(database, caller, id, 'cases.change')) || (await countsOn(database, caller, id, 'tasks.assign'))
