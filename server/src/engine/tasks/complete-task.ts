import { type FeelContext, feelFromJson } from '@aftersale/feel'
import type { FormValues } from '@aftersale/form'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { At } from '../instances/work.ts'
import type { Actor } from './actor.ts'
import { checkValues, type ValuesWrong } from './check-values.ts'
import { whyNotYours } from './claim-task.ts'
import { commandTask, type TaskDone } from './command-task.ts'
import type { Denied, NotYours, TaskGone } from './task-refusal.ts'
import { writeDraft } from './tasks.store.ts'

/** `resolved`: it was done for somebody else, whose task it is again. */
export type Completed = TaskDone & { readonly resolved: boolean }

/**
 * Submits what a person decided, if the form allows it: completes a task, or signs where several approve. A task that
 * nobody has is done by whoever could claim it. The first one wins; whoever comes after gets a plain answer.
 */
export async function completeTask(
  at: At,
  taskId: string,
  submitted: FormValues,
  actor: Actor,
): Promise<Result<Completed, TaskGone | NotYours | ValuesWrong | Denied>> {
  let resolved: FormValues | null = null
  const done = await commandTask<NotYours | ValuesWrong>(at, taskId, async (given) => {
    const { task } = given
    const notYours = whyNotYours(task, actor)
    if (notYours !== null) return refuse(notYours)
    const checked = await checkValues(given, submitted)
    if (!checked.ok) return checked
    const variables = feelFromJson(checked.value) as FeelContext
    const { visit: key, signer, owner } = task
    if (signer !== null) return accept({ commands: [{ kind: 'sign', key, who: signer, variables, by: actor.who }] })
    if (owner === null) return accept({ commands: [{ kind: 'complete-user-task', key, variables, by: actor.who }] })
    resolved = checked.value
    const command = { kind: 'update-user-task', key, changes: { assignee: owner } } as const
    return accept({ ask: { on: 'assigning', command, note: { resolved: true, owner, by: actor.who } } })
  })
  if (!done.ok) return done
  if (resolved !== null) await writeDraft(at, taskId, resolved)
  return accept({ ...done.value, resolved: resolved !== null })
}
