import type { CaseSummary } from '@aftersale/contract'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { admits, type SourceScope } from '../access/index.ts'
import { selectCases, summaryOf } from './case.view.ts'
import type { CaseSight } from './sight/case-sight.ts'

/** The case of a task, as the work list shows it. */
type CaseOfTask = CaseSummary & { readonly customerName: string | null }

export interface CasesAsked {
  readonly sight: CaseSight
  /** The shops whose customers are seen: of the others, no name is told. */
  readonly customers: SourceScope
}

/** The cases that tasks belong to, by the ids of the tasks. Those not seen are not there, nor are tasks of flows without a case. */
export async function casesOfTasks(
  database: Database,
  taskIds: readonly string[],
  { sight, customers }: CasesAsked,
): Promise<ReadonlyMap<string, CaseOfTask>> {
  if (taskIds.length === 0) return new Map()
  const rows = await selectCases(database, sight)
    .innerJoin('user_task', 'user_task.root_id', 'service_case.instance_id')
    .leftJoin('customer', (join) =>
      join.onRef('customer.source', '=', 'service_case.source').onRef('customer.number', '=', 'service_case.customer'),
    )
    .select(['user_task.id as task_id', 'customer.name as customer_name'])
    .where(sql<boolean>`user_task.id = any(${[...taskIds]}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => {
      const customerName = admits(customers, row.source) ? row.customer_name : null
      return [row.task_id, { ...summaryOf(row), customerName }]
    }),
  )
}
