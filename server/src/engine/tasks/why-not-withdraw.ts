import type { Instant } from '@aftersale/kernel'
import type { Actor } from './actor.ts'
import type { TaskRow } from './tasks.store.ts'

/**
 * Why a step cannot be taken back. `not-completed`: it is still open, or was taken away. `went-on`: more came of it than
 * that tasks were opened. `touched`: somebody began with one of these, who and when.
 */
export type WhyNotWithdraw =
  | {
      readonly code: 'tasks.cannot-withdraw'
      readonly why: 'not-completed' | 'went-on' | 'touched'
      readonly by: string | null
      readonly at: Instant | null
    }
  | { readonly code: 'tasks.completed-by-other'; readonly by: string }

/** Null where the person may take back what they completed: all that it opened waits as it was opened. */
export function whyNotWithdraw(task: TaskRow, next: readonly TaskRow[], actor: Actor): WhyNotWithdraw | null {
  if (task.completed_by === null) return cannot('not-completed')
  if (task.completed_by !== actor.who) return { code: 'tasks.completed-by-other', by: task.completed_by }
  if (next.length === 0) return cannot('went-on')
  const touched = next.find((one) => one.status !== 'open' || one.claimed_at !== null || one.drafted_at !== null)
  if (touched === undefined) return null
  const { completed_by, canceled_by, assignee, completed_at, canceled_at, claimed_at, drafted_at } = touched
  const at = completed_at ?? canceled_at ?? claimed_at ?? drafted_at
  return cannot('touched', completed_by ?? canceled_by ?? assignee, at)
}

const cannot = (
  why: 'not-completed' | 'went-on' | 'touched',
  by: string | null = null,
  at: Instant | null = null,
): WhyNotWithdraw => ({ code: 'tasks.cannot-withdraw', why, by, at })
