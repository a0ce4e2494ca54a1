import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { At } from '../instances/work.ts'
import type { Actor } from './actor.ts'
import { whyNotYours } from './claim-task.ts'
import { commandTask, type TaskDone } from './command-task.ts'
import type { Denied, NotYours, TaskGone } from './task-refusal.ts'

/** What is left out stays as it is; a date that is null is none. */
export interface TaskChange {
  readonly priority?: number
  readonly dueAt?: Instant | null
  readonly followUpAt?: Instant | null
}

/** Puts a date off, or makes a task more urgent; its listeners hear of it as of any update. */
export function changeTask(
  at: At,
  taskId: string,
  { priority, dueAt, followUpAt }: TaskChange,
  actor: Actor,
): Promise<Result<TaskDone, TaskGone | NotYours | Denied>> {
  return commandTask<NotYours>(at, taskId, ({ task }) => {
    const notYours = actor.isAdministrator ? null : whyNotYours(task, actor)
    if (notYours !== null) return refuse(notYours)
    const changes = {
      ...(priority !== undefined && { priority }),
      ...(dueAt !== undefined && { dueDate: dueAt }),
      ...(followUpAt !== undefined && { followUpDate: followUpAt }),
    }
    const changed = {
      ...(priority !== undefined && { priority }),
      ...(dueAt !== undefined && { dueAt: textOf(dueAt) }),
      ...(followUpAt !== undefined && { followUpAt: textOf(followUpAt) }),
    }
    const command = { kind: 'update-user-task', key: task.visit, changes } as const
    return accept({ ask: { on: 'updating', command, note: { changed, by: actor.who } } })
  })
}

const textOf = (instant: Instant | null) => (instant === null ? null : isoOf(instant))
