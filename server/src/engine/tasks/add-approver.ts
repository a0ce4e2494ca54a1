import { accept, type Result, refuse } from '@aftersale/kernel'
import type { At } from '../instances/work.ts'
import { deputyNow } from './absences.ts'
import type { Actor } from './actor.ts'
import { commandTask, type TaskDone } from './command-task.ts'
import type { Denied, TaskGone } from './task-refusal.ts'

type AddRefusal =
  | TaskGone
  | Denied
  | { readonly code: 'tasks.no-approval' }
  | { readonly code: 'tasks.not-approver'; readonly who: string }
  | { readonly code: 'tasks.already-approver'; readonly who: string }

/**
 * 加签: one more approver, at the end or before somebody who has not answered. Every approver may ask for one, who was
 * added as well.
 */
export async function addApprover(
  at: At,
  taskId: string,
  { who, before }: { readonly who: string; readonly before: string | null },
  actor: Actor,
): Promise<Result<TaskDone & { readonly approver: string }, AddRefusal>> {
  let approver = who
  const done = await commandTask<Exclude<AddRefusal, TaskGone | Denied>>(at, taskId, async ({ task, wait }) => {
    const { signers } = wait
    if (signers === null) return refuse({ code: 'tasks.no-approval' })
    const isApprover = signers.some((signer) => signer.who === actor.who)
    if (!isApprover && !actor.isAdministrator) return refuse({ code: 'tasks.not-approver', who: actor.who })
    approver = await deputyNow(at, who, task.process_key)
    if (signers.some((signer) => signer.who === approver)) {
      return refuse({ code: 'tasks.already-approver', who: approver })
    }
    const isAsked = signers.some((one) => one.who === before && (one.status === 'open' || one.status === 'waiting'))
    if (before !== null && !isAsked) return refuse({ code: 'tasks.not-approver', who: before })
    const command = { kind: 'add-signer', key: task.visit, who: approver, before, by: actor.who } as const
    return accept({ ask: { on: 'updating', command, note: null } })
  })
  return done.ok ? accept({ ...done.value, approver }) : done
}
