import { accept, type Result, refuse } from '@aftersale/kernel'
import type { At } from '../instances/work.ts'
import { type Actor, isFor } from './actor.ts'
import { commandTask, type TaskDone } from './command-task.ts'
import type { Denied, NotForApproval, NotYours, TaskGone } from './task-refusal.ts'
import type { TaskRow } from './tasks.store.ts'

type ClaimRefusal = TaskGone | NotYours | NotForApproval | Denied

/** 抢单: takes a task that nobody has. Whoever has it already is answered as if it were the first time. */
export function claimTask(at: At, taskId: string, actor: Actor): Promise<Result<TaskDone, ClaimRefusal>> {
  return commandTask<NotYours | NotForApproval>(at, taskId, ({ task }) => {
    if (task.signer !== null) return refuse({ code: 'tasks.is-approval' })
    if (task.assignee === actor.who) return accept({})
    const notYours = whyNotYours(task, actor)
    if (notYours !== null) return refuse(notYours)
    const command = { kind: 'update-user-task', key: task.visit, changes: { assignee: actor.who } } as const
    return accept({ ask: { on: 'assigning', command, note: { claimed: true, by: actor.who } } })
  })
}

/** Gives a task back to everybody it is for. An administrator takes it away from whoever has it. */
export function releaseTask(at: At, taskId: string, actor: Actor): Promise<Result<TaskDone, ClaimRefusal>> {
  return commandTask<NotYours | NotForApproval>(at, taskId, ({ task }) => {
    if (task.signer !== null) return refuse({ code: 'tasks.is-approval' })
    if (task.assignee === null) return refuse({ code: 'tasks.not-claimed' })
    if (task.assignee !== actor.who && !actor.isAdministrator) return refuse(taken(task, task.assignee))
    const command = { kind: 'update-user-task', key: task.visit, changes: { assignee: null } } as const
    return accept({ ask: { on: 'assigning', command, note: { released: true, by: actor.who } } })
  })
}

/** Why somebody cannot work on a task; null where it is theirs, or free and for them. */
export function whyNotYours(task: TaskRow, actor: Actor): Exclude<NotYours, { code: 'tasks.not-claimed' }> | null {
  if (task.assignee === actor.who) return null
  if (task.assignee !== null) return taken(task, task.assignee)
  return isFor(task, actor) ? null : { code: 'tasks.not-candidate', groups: task.candidate_groups }
}

const taken = (task: TaskRow, by: string) => ({ code: 'tasks.taken', by, since: task.claimed_at }) as const
