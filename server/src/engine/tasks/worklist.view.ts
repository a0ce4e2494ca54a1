import { type Instant, isoOf } from '@aftersale/kernel'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Schema } from '../../platform/schema.generated.ts'
import type { Definitions } from '../definitions/definitions.ts'
import type { Actor } from './actor.ts'
import { type ListedTask, readTasks } from './listed-task.view.ts'

/** Whose tasks: one's own; those that one could claim; those one has delegated; everybody's. */
export type Whose = 'mine' | 'claimable' | 'delegated' | 'all'
type Order = 'oldest' | 'due' | 'priority'

export interface WorklistQuery {
  readonly whose: Whose
  readonly order: Order
  readonly isOverdue?: boolean
  readonly dueBefore?: Instant
  readonly priorityFrom?: number
  readonly process?: string
  readonly element?: string
  readonly group?: string
  readonly after: WorklistPosition | null
  readonly limit: number
}

/** Where a page ends: the sort key of its last task (`oldest` has none), and its id. A due instant that is null comes last. */
export interface WorklistPosition {
  readonly key: number | null
  readonly id: string
}

type Tasks = SelectQueryBuilder<Schema, 'user_task', object>

/**
 * A page of open tasks. With 100,000 open ones, of which 20,000 are of the asking person's group, each order is read along
 * an index and stops when the page is full.
 */
export async function readWorklist(
  database: Database,
  definitions: Definitions,
  query: WorklistQuery,
  actor: Actor,
  now: Instant,
): Promise<ListedTask[]> {
  const chosen = inOrder(filtered(forWhom(database.selectFrom('user_task'), query.whose, actor), query, now), query)
  const rows = await chosen.where('status', '=', 'open').select('id').limit(query.limit).execute()
  const ids = rows.map(({ id }) => id)
  const found = new Map((await readTasks(database, definitions, ids)).map((task) => [task.id, task]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

function forWhom(tasks: Tasks, whose: Whose, actor: Actor): Tasks {
  switch (whose) {
    case 'mine':
      return tasks.where('assignee', '=', actor.who)
    case 'delegated':
      return tasks.where('owner', '=', actor.who)
    case 'claimable':
      return tasks.where(
        sql<boolean>`assignee is null and (candidate_groups && ${[...actor.groups]}::text[]
          or candidate_users @> ${[actor.who]}::text[] or (candidate_groups = '{}' and candidate_users = '{}'))`,
      )
    case 'all':
      return tasks
  }
}

function filtered(tasks: Tasks, query: WorklistQuery, now: Instant): Tasks {
  const { isOverdue = false, dueBefore, priorityFrom, process, element, group } = query
  return tasks
    .$if(isOverdue, (found) => found.where(sql<boolean>`coalesce(due_at, 'infinity') < ${isoOf(now)}`))
    .$if(dueBefore !== undefined, (found) =>
      found.where(sql<boolean>`coalesce(due_at, 'infinity') < ${isoOf(dueBefore ?? now)}`),
    )
    .$if(priorityFrom !== undefined, (found) => found.where('priority', '>=', priorityFrom ?? 0))
    .$if(process !== undefined, (found) => found.where('process_key', '=', process ?? ''))
    .$if(element !== undefined, (found) => found.where('element', '=', element ?? ''))
    .$if(group !== undefined, (found) => found.where(sql<boolean>`candidate_groups @> ${[group ?? '']}::text[]`))
}

function inOrder(tasks: Tasks, { order, after }: WorklistQuery): Tasks {
  switch (order) {
    case 'oldest':
      return (after === null ? tasks : tasks.where(sql<boolean>`id > ${after.id}::uuid`)).orderBy('id')
    case 'due': {
      const due = sql`coalesce(due_at, 'infinity')`
      const last = after?.key === null || after === null ? 'infinity' : isoOf(after.key as Instant)
      const rest = sql<boolean>`(${due}, id) > (${last}::timestamptz, ${after?.id ?? null}::uuid)`
      return (after === null ? tasks : tasks.where(rest)).orderBy(due).orderBy('id')
    }
    case 'priority': {
      const rest = sql<boolean>`(priority < ${after?.key ?? 0} or (priority = ${after?.key ?? 0} and id > ${after?.id ?? null}::uuid))`
      const bound = sql<boolean>`priority <= ${after?.key ?? 0}`
      return (after === null ? tasks : tasks.where(bound).where(rest)).orderBy('priority', 'desc').orderBy('id')
    }
  }
}
