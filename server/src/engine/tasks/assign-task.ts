import { accept, type Result, refuse } from '@aftersale/kernel'
import type { At } from '../instances/work.ts'
import { deputyNow } from './absences.ts'
import type { Actor } from './actor.ts'
import { whyNotYours } from './claim-task.ts'
import { commandTask, type TaskAtHand, type TaskDone } from './command-task.ts'
import type { Denied, NotForApproval, NotYours, TaskGone } from './task-refusal.ts'
import { readOpenPart } from './tasks.store.ts'

/** To whom, and a word for them. */
export interface Handing {
  readonly to: string
  readonly comment: string | null
}

type AssignRefusal =
  | TaskGone
  | NotYours
  | Denied
  | { readonly code: 'tasks.already-theirs'; readonly who: string }
  | { readonly code: 'tasks.already-approver'; readonly who: string }

/** Who has it now: whoever stands in for the person named, where that one is away. */
export type Assigned = TaskDone & { readonly assignee: string }

/**
 * 转办: somebody else gets the task for good, or an approver's part. Whoever has it may do so, whoever could claim it where
 * nobody has, and administrators.
 */
export async function assignTask(
  at: At,
  taskId: string,
  { to, comment }: Handing,
  actor: Actor,
): Promise<Result<Assigned, AssignRefusal>> {
  let assignee = to
  const done = await commandTask<Exclude<AssignRefusal, TaskGone | Denied>>(at, taskId, async (given) => {
    const notYours = mayHandOver(given, actor)
    if (notYours !== null) return refuse(notYours)
    const { task, wait } = given
    assignee = await deputyNow(at, to, task.process_key)
    if (task.assignee === assignee) return refuse({ code: 'tasks.already-theirs', who: assignee })
    if (task.signer === null) {
      const command = { kind: 'update-user-task', key: task.visit, changes: { assignee } } as const
      const note = { assigned: assignee, from: task.assignee, by: actor.who, comment }
      return accept({ ask: { on: 'assigning', command, note } })
    }
    if (wait.signers?.some(({ who }) => who === assignee)) {
      return refuse({ code: 'tasks.already-approver', who: assignee })
    }
    const names = { key: task.visit, who: task.signer, with: assignee, by: actor.who }
    const note = comment === null ? null : { commented: comment, by: actor.who }
    return accept({ ask: { on: 'assigning', command: { kind: 'replace-signer', ...names }, note } })
  })
  if (!done.ok) return done
  const now = await readOpenPart(at.tx, taskId, assignee)
  return accept({ ...done.value, taskId: now?.id ?? taskId, assignee })
}

/**
 * 委托: somebody else does the work, and then the task comes back to its owner with what they filled in. One who does it
 * for somebody else may hand it on, the owner stays.
 */
export async function delegateTask(
  at: At,
  taskId: string,
  { to, comment }: Handing,
  actor: Actor,
): Promise<Result<Assigned, AssignRefusal | NotForApproval>> {
  let assignee = to
  const done = await commandTask<Exclude<AssignRefusal, TaskGone | Denied> | NotForApproval>(
    at,
    taskId,
    async ({ task }) => {
      if (task.signer !== null) return refuse({ code: 'tasks.is-approval' })
      const notYours = whyNotYours(task, actor)
      if (notYours !== null) return refuse(notYours)
      assignee = await deputyNow(at, to, task.process_key)
      const owner = task.owner ?? task.assignee ?? actor.who
      if (assignee === owner || assignee === task.assignee) {
        return refuse({ code: 'tasks.already-theirs', who: assignee })
      }
      const command = { kind: 'update-user-task', key: task.visit, changes: { assignee } } as const
      return accept({ ask: { on: 'assigning', command, note: { delegated: assignee, owner, by: actor.who, comment } } })
    },
  )
  return done.ok ? accept({ ...done.value, assignee }) : done
}

const mayHandOver = ({ task }: TaskAtHand, actor: Actor) =>
  actor.isAdministrator || task.owner === actor.who ? null : whyNotYours(task, actor)
