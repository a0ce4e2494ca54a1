import type { Caller } from '@aftersale/contract'
import type { Actor } from '../../engine/index.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { actorOf } from '../access/index.ts'
import { countsOn } from './counts-on-task.ts'

/**
 * Who a caller is to a task; null where they may not do it. Whoever may give and take others' tasks is to it what an
 * administrator is to all.
 */
export async function actorOn(tx: Database | Transaction, caller: Caller, id: string): Promise<Actor | null> {
  const actor = await actorOf(tx, caller)
  if (actor.isAdministrator) return actor
  if (await countsOn(tx, caller, id, 'tasks.assign')) return { ...actor, isAdministrator: true }
  return (await countsOn(tx, caller, id, 'tasks.do')) ? actor : null
}
