import { type FeelContext, feelFromJson } from '@aftersale/feel'
import type { FieldRights, FormValues, Linked } from '@aftersale/form'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Command } from '@aftersale/process'
import type { At } from '../instances/work.ts'
import type { Actor } from './actor.ts'
import { checkValues, type ValuesWrong } from './check-values.ts'
import { whyNotYours } from './claim-task.ts'
import { commandTask, type Doing, type TaskAtHand, type TaskDone } from './command-task.ts'
import type { Denied, NotYours, TaskGone } from './task-refusal.ts'
import { writeDraft } from './tasks.store.ts'

/** What somebody decided of a task. */
export interface Submission {
  readonly id: string
  readonly values: FormValues
  /** What they may do with fields of the form besides what the step says. */
  readonly rights?: FieldRights
  /** The records that look-ups of the form name, as they may see them. */
  readonly linked?: Linked
}

/** `resolved`: it was done for somebody else, whose task it is again. */
export type Completed = TaskDone & { readonly resolved: boolean }

export type CompletionRefused = TaskGone | NotYours | ValuesWrong | Denied

/** What follows from a submission that the form allows, by somebody whose task it is. */
export interface Completion {
  readonly doing: Doing
  /** What somebody else's deputy has prepared: it stays as a draft. */
  readonly resolved: FormValues | null
}

/**
 * Submits what a person decided, if the form allows it: completes a task, or signs where several approve. A task that
 * nobody has is done by whoever could claim it. The first one wins; whoever comes after gets a plain answer.
 */
export async function completeTask(
  at: At,
  submitted: Submission,
  actor: Actor,
): Promise<Result<Completed, CompletionRefused>> {
  let resolved: FormValues | null = null
  const done = await commandTask<NotYours | ValuesWrong>(at, submitted.id, async (given) => {
    const decided = await decideCompletion(given, submitted, actor)
    if (!decided.ok) return decided
    resolved = decided.value.resolved
    return accept(decided.value.doing)
  })
  if (!done.ok) return done
  if (resolved !== null) await writeDraft(at, submitted.id, resolved)
  return accept({ ...done.value, resolved: resolved !== null })
}

export async function decideCompletion(
  given: TaskAtHand,
  { values, rights, linked }: Submission,
  actor: Actor,
): Promise<Result<Completion, NotYours | ValuesWrong>> {
  const { task } = given
  const notYours = whyNotYours(task, actor)
  if (notYours !== null) return refuse(notYours)
  const checked = await checkValues(given, values, rights, linked)
  if (!checked.ok) return checked
  const variables = feelFromJson(checked.value) as FeelContext
  const { visit: key, signer, owner } = task
  const by = actor.who
  if (signer !== null) return accept(done({ kind: 'sign', key, who: signer, variables, by }))
  if (owner === null) return accept(done({ kind: 'complete-user-task', key, variables, by }))
  const command = { kind: 'update-user-task', key, changes: { assignee: owner } } as const
  const doing: Doing = { ask: { on: 'assigning', command, note: { resolved: true, owner, by } } }
  return accept({ doing, resolved: checked.value })
}

const done = (command: Command): Completion => ({ doing: { commands: [command] }, resolved: null })
