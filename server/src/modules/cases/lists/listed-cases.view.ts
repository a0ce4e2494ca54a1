import type { ListedCase } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { admits } from '../../access/index.ts'
import { selectCases, summaryOf } from '../case.view.ts'
import { fieldsSeen } from '../field-rights/case-field-rights.ts'
import type { Asking } from './case-conditions.ts'

/** A case that was found for a page. */
export interface FoundCase {
  readonly id: string
  readonly instance_id: string
}

/**
 * The cases of a page, in its order: with the words for what they name and what has to be done about them. By their ids alone, so
 * that one prepared statement does for every page, whatever it was found by.
 */
export async function listedCases(
  database: Database,
  found: readonly FoundCase[],
  { sight, customers }: Pick<Asking, 'sight' | 'customers'>,
): Promise<ListedCase[]> {
  if (found.length === 0) return []
  const rows = new Map((await selectListed(database, found).execute()).map((row) => [row.id, row]))
  return found.flatMap(({ id }) => {
    const row = rows.get(id)
    if (row === undefined) return []
    const listed: ListedCase = {
      ...summaryOf(row),
      customerName: admits(customers, row.source) ? row.customer_name : null,
      dueAt: row.due_at,
      score: row.score,
      groups: row.groups ?? [],
      assignees: row.assignees ?? [],
      fields: fieldsSeen(sight.fields.get(row.kind), row.fields as ListedCase['fields']),
    }
    return [listed]
  })
}

/** What there are several of for a case is gathered for all cases at once: asked case by case it took half as long again. */
function selectListed(database: Database, found: readonly FoundCase[]) {
  const ids = sql`${found.map(({ id }) => id)}::uuid[]`
  const roots = sql`${found.map(({ instance_id }) => instance_id)}::uuid[]`
  const clocks = sql<{ case_id: string; due_at: Instant }>`(
    select case_id, min(due_at) as due_at from service_clock
    where case_id = any(${ids}) and standing = 'running' group by case_id)`
  const tasks = sql<{ root_id: string; groups: string[] | null; assignees: ListedCase['assignees'] | null }>`(
    select root_id, array_agg(distinct one order by one) filter (where one is not null) as groups,
      jsonb_agg(distinct jsonb_build_object('email', assignee, 'name', coalesce(
        (select name from access_user where email = assignee), assignee))) filter (where assignee is not null) as assignees
    from user_task left join unnest(candidate_groups) as one on true
    where root_id = any(${roots}) and status = 'open' group by root_id)`
  return selectCases(database)
    .leftJoin('customer', (join) =>
      join.onRef('customer.source', '=', 'service_case.source').onRef('customer.number', '=', 'service_case.customer'),
    )
    .leftJoin('case_rating', 'case_rating.case_id', 'service_case.id')
    .leftJoin(clocks.as('clock'), 'clock.case_id', 'service_case.id')
    .leftJoin(tasks.as('task'), 'task.root_id', 'service_case.instance_id')
    .select(['service_case.fields', 'customer.name as customer_name'])
    .select(['case_rating.score', 'clock.due_at', 'task.groups', 'task.assignees'])
    .where(sql<boolean>`service_case.id = any(${ids})`)
}
