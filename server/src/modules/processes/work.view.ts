import {
  type Answer,
  type ListedWork,
  type QueryOf,
  readCursor,
  type routes,
  type WorkItem,
  writeCursor,
} from '@aftersale/contract'
import { accept, type Instant } from '@aftersale/kernel'
import type { Actor, Engine, ListedTask, WorklistPosition } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { personNames } from '../access/index.ts'
import { type CasesAsked, casesOfTasks, type TaskSight } from '../cases/index.ts'

/** A page of open tasks, in the order asked for. */
export async function listWork(
  database: Database,
  engine: Engine,
  query: QueryOf<typeof routes.listWork>,
  { actor, seen, ...asked }: CasesAsked & { readonly actor: Actor; readonly seen: TaskSight },
  now: Instant,
): Answer<typeof routes.listWork> {
  const { whose, order, overdue, dueBefore, priorityFrom, process, element, group, limit } = query
  const after = query.cursor === undefined ? null : readCursor(query.cursor, ['number', 'id'])
  if (after !== null && !after.ok) return after
  const found = await engine.tasks.worklist(
    database,
    {
      whose,
      order,
      isOverdue: overdue === 'true',
      ...(priorityFrom > 0 && { priorityFrom }),
      ...(dueBefore !== undefined && { dueBefore }),
      ...(process !== undefined && { process }),
      ...(element !== undefined && { element }),
      ...(group !== undefined && { group }),
      seen,
      after: after === null ? null : positionFrom(after.value),
      limit: limit + 1,
    },
    actor,
    now,
  )
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const next = found.length > limit && last !== undefined ? writeCursor([sortKey(last, order) ?? NEVER, last.id]) : null
  return accept({ items: await withCases(database, items, asked), next })
}

/** With the cases that they belong to, and the names of those who have them. */
async function withCases(database: Database, tasks: readonly ListedTask[], asked: CasesAsked): Promise<ListedWork[]> {
  const cases = await casesOfTasks(
    database,
    tasks.map(({ id }) => id),
    asked,
  )
  const names = await personNames(
    database,
    tasks.flatMap(({ assignee }) => assignee ?? []),
  )
  return tasks.map((task) => ({
    ...workItemOf(task),
    assigneeName: task.assignee === null ? null : (names.get(task.assignee) ?? task.assignee),
    case: cases.get(task.id) ?? null,
  }))
}

/** Stands in a cursor for a due date that a task does not have. */
const NEVER = Number.MAX_SAFE_INTEGER

const positionFrom = ([key, id]: readonly [number, string]): WorklistPosition => ({
  key: key === NEVER ? null : key,
  id,
})

function sortKey({ dueAt, priority }: ListedTask, order: QueryOf<typeof routes.listWork>['order']): number | null {
  if (order === 'due') return dueAt
  return order === 'priority' ? priority : 0
}

/** A page of the tasks that somebody was sent a copy of. */
export async function listCopies(
  database: Database,
  engine: Engine,
  { cursor, limit }: QueryOf<typeof routes.listCopies>,
  person: string,
): Answer<typeof routes.listCopies> {
  const after = cursor === undefined ? null : readCursor(cursor, ['id'])
  if (after !== null && !after.ok) return after
  const page = { after: after?.value[0] ?? null, limit: limit + 1 }
  const found = await engine.tasks.copiedTo(database, person, page)
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const next = found.length > limit && last !== undefined ? writeCursor([last.id]) : null
  return accept({ items: items.map((copy) => ({ ...copy, task: workItemOf(copy.task) })), next })
}

/** A task as the API lists it. */
export const workItemOf = (task: ListedTask): WorkItem => ({
  ...task,
  candidateGroups: [...task.candidateGroups],
  candidateUsers: [...task.candidateUsers],
})
