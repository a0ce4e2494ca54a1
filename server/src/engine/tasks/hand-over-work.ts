import { accept, type Instant, type Refusal, type Result } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { At } from '../instances/work.ts'
import type { EngineSetup } from '../setup.ts'
import type { Actor } from './actor.ts'
import { assignTask } from './assign-task.ts'
import { commandTask, type TaskDone } from './command-task.ts'
import type { Denied, TaskGone } from './task-refusal.ts'

/** What became of somebody's work: how many tasks are the successor's now, and those that stayed, with the reason. */
export interface WorkHandedOver<R extends Refusal> {
  readonly moved: number
  readonly stayed: readonly { readonly taskId: string; readonly refusal: R }[]
}

interface Succession {
  readonly from: string
  readonly to: string
  readonly comment: string | null
}

type AssignRefusal = Extract<Awaited<ReturnType<typeof assignTask>>, { ok: false }>['refusal']

/**
 * Everything that waits for a person goes to another in one action, as when somebody leaves: their tasks, their parts in
 * approvals, their place among candidates, and the tasks that they have delegated. Each task is a transaction of its own,
 * so that others go on working meanwhile; what cannot go is told. Done again, it goes on where it was left.
 */
export async function handOverWork(
  setup: EngineSetup,
  database: Database,
  { from, to, comment }: Succession,
  actor: Actor,
  now: () => Instant,
): Promise<WorkHandedOver<AssignRefusal>> {
  const stayed: { taskId: string; refusal: AssignRefusal }[] = []
  let moved = 0
  const move = async (taskId: string, how: (at: At) => Promise<Result<TaskDone, AssignRefusal>>) => {
    const given = await inTransaction(database, (tx) => how({ setup, tx, now: now() }))
    if (given.ok) moved += 1
    else if (given.refusal.code !== 'tasks.not-open') stayed.push({ taskId, refusal: given.refusal })
  }
  for (const taskId of await openTasks(database, sql`assignee = ${from}`)) {
    await move(taskId, (at) => assignTask(at, taskId, { to, comment }, actor))
  }
  for (const taskId of await openTasks(database, sql`candidate_users @> ${[from]}::text[]`)) {
    await move(taskId, (at) => replaceCandidate(at, taskId, from, to))
  }
  for (const taskId of await openTasks(database, sql`owner = ${from}`)) {
    await move(taskId, (at) => replaceOwner(at, taskId, to, actor))
  }
  return { moved, stayed }
}

async function openTasks(database: Database, whose: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from user_task where status = 'open' and ${whose} order by id`.execute(database)
  return rows.map(({ id }) => id)
}

function replaceCandidate(
  at: At,
  taskId: string,
  from: string,
  to: string,
): Promise<Result<TaskDone, TaskGone | Denied>> {
  return commandTask<never>(at, taskId, ({ task, wait }) => {
    const candidateUsers = [...new Set(wait.candidateUsers.map((who) => (who === from ? to : who)))]
    return accept({ commands: [{ kind: 'update-user-task', key: task.visit, changes: { candidateUsers } }] })
  })
}

function replaceOwner(
  at: At,
  taskId: string,
  owner: string,
  { who }: Actor,
): Promise<Result<TaskDone, TaskGone | Denied>> {
  return commandTask<never>(at, taskId, ({ task: { assignee } }) =>
    accept({ note: { delegated: assignee ?? '', owner, by: who, comment: null } }),
  )
}
