import type { Caller } from '@aftersale/contract'
import type { Actor } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { actorOf } from '../access/index.ts'
import { taskSight, tasksSeen } from '../cases/index.ts'

/**
 * Who a caller is to these tasks, by their ids; of one that they may not do there is nobody. Whoever may give and take others'
 * tasks is to those what an administrator is to all.
 */
export async function actorsOn(
  tx: Transaction,
  caller: Caller,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Actor>> {
  const actor = await actorOf(tx, caller)
  if (actor.isAdministrator) return new Map(ids.map((id) => [id, actor]))
  const doing = await tasksSeen(tx, ids, await taskSight(tx, caller, 'tasks.do'))
  const isAssigner = caller.permissions.includes('tasks.assign')
  const assigning = isAssigner
    ? await tasksSeen(tx, ids, await taskSight(tx, caller, 'tasks.assign'))
    : new Set<string>()
  return new Map(
    ids.flatMap((id) => {
      if (assigning.has(id)) return [[id, { ...actor, isAdministrator: true }]]
      return doing.has(id) ? [[id, actor]] : []
    }),
  )
}

/** The same of one task; null where there is nobody. */
export const actorOn = async (tx: Transaction, caller: Caller, id: string): Promise<Actor | null> =>
  (await actorsOn(tx, caller, [id])).get(id) ?? null
