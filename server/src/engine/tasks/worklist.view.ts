import { type Instant, isoOf } from '@aftersale/kernel'
import { type QueryCreator, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Schema } from '../../platform/schema.generated.ts'
import type { Definitions } from '../definitions/definitions.ts'
import { type Actor, isAmong } from './actor.ts'
import { type ListedTask, readTasks } from './listed-task.view.ts'

/** Whose tasks: one's own; those of oneself and of one's groups; those that one could claim; those one has delegated; everybody's. */
type Whose = 'mine' | 'team' | 'claimable' | 'delegated' | 'all'
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
  /** A condition on the `id` and `root_id` of user_task beside all others; null: none. */
  readonly seen?: RawBuilder<boolean> | null
  readonly after: WorklistPosition | null
  readonly limit: number
}

/** Where a page ends: the sort key of its last task (`oldest` has none), and its id. A due instant that is null comes last. */
export interface WorklistPosition {
  readonly key: number | null
  readonly id: string
}

type Tasks = SelectQueryBuilder<Schema, 'user_task', object>

/** A page of open tasks. */
export async function readWorklist(
  database: Database,
  definitions: Definitions,
  query: WorklistQuery,
  actor: Actor,
  now: Instant,
): Promise<ListedTask[]> {
  const rows = await worklistIds(database, query, actor, now).execute()
  const ids = rows.map(({ id }) => id)
  const found = new Map((await readTasks(database, definitions, ids)).map((task) => [task.id, task]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Which tasks the page shows, in their order. */
export function worklistIds(database: Database, query: WorklistQuery, actor: Actor, now: Instant) {
  switch (query.whose) {
    case 'mine':
      return alongIndex(database, query, now).where('assignee', '=', actor.who)
    case 'delegated':
      return alongIndex(database, query, now).where('owner', '=', actor.who)
    case 'claimable':
      return ofGathered(database, isClaimable(actor), query, now)
    case 'team': {
      const groups = sql`${[...actor.groups]}::text[]`
      const which = sql<boolean>`(assignee = ${actor.who} or (${isClaimable(actor)}) or candidate_groups && ${groups})`
      return ofGathered(database, which, query, now)
    }
    case 'all':
      return alongIndex(database, query, now)
  }
}

const open = (from: QueryCreator<Schema>): Tasks => from.selectFrom('user_task').where('status', '=', sql.lit('open'))
const seenBy = ({ seen }: WorklistQuery): RawBuilder<boolean> => seen ?? sql<boolean>`true`

/** Lists of all are read along an index in their order, and stop when the page is full. */
function alongIndex(database: Database, query: WorklistQuery, now: Instant) {
  return inOrder(filtered(open(database).where(seenBy(query)), query, now), query)
    .select('user_task.id')
    .limit(query.limit)
}

/** What lists are filtered and ordered by, and what is seen told by. */
const LISTED_BY = ['id', 'root_id', 'process_key', 'element', 'candidate_groups', 'priority', 'due_at'] as const

/**
 * What somebody may claim is gathered first: PostgreSQL does not know how many that is (it guesses 1,000 where there is one, because
 * it keeps no statistics on rare elements of arrays), and would rather look at 100,000 tasks in order of priority for them. Measured
 * at 100,000 open tasks on two busy cores: one claimable 580 ms in order, 0.1 ms gathered; 2,000 claimable 2 and 20 ms; 20,000
 * claimable 0.3 and 70 ms. Whether they are seen is asked in their order and until the page is full: the offset keeps PostgreSQL from
 * asking it of all.
 */
function ofGathered(database: Database, which: RawBuilder<boolean>, query: WorklistQuery, now: Instant) {
  const { key, direction } = sortOf(query.order)
  return database
    .with(
      (cte) => cte('gathered').materialized(),
      (from) => open(from).select(LISTED_BY).where(which),
    )
    .selectFrom((from) => {
      const tasks = from.selectFrom('gathered as user_task') as unknown as Tasks
      return inOrder(filtered(tasks, query, now), query)
        .select(['id', 'root_id', key.as('key')])
        .offset(sql.lit(0))
        .as('user_task')
    })
    .select('user_task.id')
    .where(seenBy(query))
    .orderBy('user_task.key', direction)
    .orderBy('user_task.id')
    .limit(query.limit)
}

const isClaimable = (actor: Actor) => sql<boolean>`assignee is null and claimable_by && ${isAmong(actor)}::text[]`

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

/** What a list is ordered by before the id; null comes last. */
function sortOf(order: Order): { readonly key: RawBuilder<unknown>; readonly direction: 'asc' | 'desc' } {
  switch (order) {
    case 'oldest':
      return { key: sql`0`, direction: 'asc' }
    case 'due':
      return { key: sql`coalesce(due_at, 'infinity')`, direction: 'asc' }
    case 'priority':
      return { key: sql`priority`, direction: 'desc' }
  }
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
