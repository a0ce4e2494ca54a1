import type { CaseSummary } from '@aftersale/contract'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { selectCases, summaryOf } from './case.view.ts'
import { type CaseSight, SEES_ALL } from './sight/case-sight.ts'

/** The cases that tasks belong to, by the ids of the tasks. Those not seen are not there, nor are tasks of flows without a case. */
export async function casesOfTasks(
  database: Database,
  taskIds: readonly string[],
  sight: CaseSight = SEES_ALL,
): Promise<ReadonlyMap<string, CaseSummary>> {
  if (taskIds.length === 0) return new Map()
  const rows = await selectCases(database, sight)
    .innerJoin('user_task', 'user_task.root_id', 'service_case.instance_id')
    .select('user_task.id as task_id')
    .where(sql<boolean>`user_task.id = any(${[...taskIds]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.task_id, summaryOf(row)]))
}
