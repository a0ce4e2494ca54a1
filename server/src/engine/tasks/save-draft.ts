import type { FormValues } from '@aftersale/form'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { At } from '../instances/work.ts'
import type { Actor } from './actor.ts'
import { whyNotYours } from './claim-task.ts'
import { commandTask, type TaskDone } from './command-task.ts'
import type { Denied, NotYours, TaskGone } from './task-refusal.ts'
import { writeDraft } from './tasks.store.ts'

/** Keeps what was filled in so far, whatever the form thinks of it. Only of a task that one has: others could not see it. */
export async function saveDraft(
  at: At,
  taskId: string,
  values: FormValues,
  actor: Actor,
): Promise<Result<TaskDone, TaskGone | NotYours | Denied>> {
  const done = await commandTask<NotYours>(at, taskId, ({ task }) => {
    const notYours = whyNotYours(task, actor)
    if (notYours !== null) return refuse(notYours)
    return task.assignee === null ? refuse({ code: 'tasks.not-claimed' }) : accept({})
  })
  if (done.ok) await writeDraft(at, taskId, values)
  return done
}
