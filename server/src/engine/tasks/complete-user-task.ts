import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import { commandInstance } from '../instances/command-instance.ts'
import type { At } from '../instances/work.ts'
import { readUserTask } from './tasks.store.ts'

export type TaskRefusal =
  | { readonly code: 'tasks.not-found' }
  | { readonly code: 'tasks.not-open'; readonly closedAt: Instant }
  | { readonly code: 'engine.instance-suspended' }

/** Submits what a person decided. The first one wins; whoever comes after gets a plain answer. */
export async function completeUserTask(
  at: At,
  taskId: string,
  submitted: Readonly<Record<string, unknown>>,
  by: string,
): Promise<Result<{ instanceId: string }, TaskRefusal>> {
  const found = await readUserTask(at.tx, taskId)
  if (found === undefined) return refuse({ code: 'tasks.not-found' })
  const answer = await commandInstance<TaskRefusal>(at, found.instance_id, async () => {
    const task = await readUserTask(at.tx, taskId)
    if (task?.status !== 'open') return refuse(notOpen(task, at.now))
    const variables = feelFromJson(submitted) as FeelContext
    return task.signer === null
      ? accept([{ kind: 'complete-user-task', key: task.visit, variables, by }])
      : accept([{ kind: 'sign', key: task.visit, who: task.signer, variables, by }])
  })
  if (answer.ok) return accept({ instanceId: found.instance_id })
  const { refusal } = answer
  switch (refusal.code) {
    case 'tasks.not-found':
    case 'tasks.not-open':
    case 'engine.instance-suspended':
      return refuse(refusal)
    default:
      return refuse(notOpen(await readUserTask(at.tx, taskId), at.now))
  }
}

type Closed = Pick<NonNullable<Awaited<ReturnType<typeof readUserTask>>>, 'completed_at' | 'canceled_at'>

function notOpen(task: Closed | undefined, now: Instant): TaskRefusal {
  return { code: 'tasks.not-open', closedAt: task?.completed_at ?? task?.canceled_at ?? now }
}
