import type { Caller } from '@aftersale/contract'
import type { Actor } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { actorOf } from '../access/index.ts'
import { taskSight, tasksSeen } from '../cases/index.ts'

/**
 * Who a caller is to a task; null where they may not do it. Whoever may give and take others' tasks is to it what an
 * administrator is to all.
 */
export async function actorOn(tx: Transaction, caller: Caller, id: string): Promise<Actor | null> {
  const actor = await actorOf(tx, caller)
  if (actor.isAdministrator) return actor
  const counts = async (permission: 'tasks.do' | 'tasks.assign') =>
    (await tasksSeen(tx, [id], await taskSight(tx, caller, permission))).has(id)
  if (caller.permissions.includes('tasks.assign') && (await counts('tasks.assign'))) {
    return { ...actor, isAdministrator: true }
  }
  return (await counts('tasks.do')) ? actor : null
}
