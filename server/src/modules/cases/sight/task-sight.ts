import type { Caller, Permission } from '@aftersale/contract'
import { isId } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { actorOf, admits, grantsOf, sourceScope } from '../../access/index.ts'
import { caseSight, isSeen } from './case-sight.ts'
import { tasksNaming } from './involving.ts'

/** The condition that a task is seen, in a statement that has the columns of user_task; null where all are. */
export type TaskSight = RawBuilder<boolean> | null

/**
 * The tasks on which a permission of the caller counts: those of cases that they see by it. Tasks of flows that belong to no
 * case are of the unit at the top, and of those whom they name.
 */
export async function taskSight(
  database: Database | Transaction,
  caller: Caller,
  permission: Permission,
): Promise<TaskSight> {
  const sight = await caseSight(database, caller, permission)
  if (sight.within === null && sight.hiddenTypes.length === 0) return null
  const grants = await grantsOf(database, caller)
  const isAtTop = admits(sourceScope(grants, permission), null)
  const isTheirs = grants.isNarrowed
    ? sql`false`
    : sql`user_task.id in (select id from ${tasksNaming(await actorOf(database, caller))} as named)`
  // Looked up for one task after the other: as an `exists` PostgreSQL would now and then answer it for all cases at once.
  const ofCase = sql`(select ${isSeen(sight)} is true from service_case where service_case.instance_id = user_task.root_id)`
  return sql<boolean>`coalesce(${ofCase}, ${isAtTop} or ${isTheirs})`
}

/** Those of the tasks that are seen. */
export async function tasksSeen(
  database: Database | Transaction,
  ids: readonly string[],
  sight: TaskSight,
): Promise<ReadonlySet<string>> {
  if (sight === null) return new Set(ids)
  const asked = [...new Set(ids)].filter(isId)
  const { rows } = await sql<{ id: string }>`
    select id from user_task where id = any(${asked}::uuid[]) and ${sight}`.execute(database)
  return new Set(rows.map(({ id }) => id))
}
