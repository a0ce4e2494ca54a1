import type { FeelContext } from '@aftersale/feel'
import type { TaskOccasion } from '../settings.ts'
import type { JobWait } from '../state.ts'
import { done } from './enter.ts'
import { offerJob } from './jobs.ts'
import { change, elementOf, nodeOf, type Run } from './run.ts'

type Behind = NonNullable<JobWait['behind']>

/** Asks the listeners of a user task one after the other, from this one on; when none is left, what they were asked about happens. */
export function askListeners(run: Run, key: number, on: TaskOccasion, position: number, behind: Behind): void {
  const node = nodeOf(run, elementOf(run, key))
  const listeners = node.kind === 'userTask' ? node.taskListeners.filter((one) => one.on === on) : []
  const listener = listeners[position]
  if (listener !== undefined) return offerJob(run, key, `${on}-${position}`, listener.job, behind)
  happen(run, key, on, behind)
}

/** A listener answered. With `denied` it stops what it was asked about, and the task stays as it was. */
export function afterTaskListener(
  run: Run,
  key: number,
  on: TaskOccasion,
  position: number,
  behind: Behind,
  answer: FeelContext,
): void {
  if (answer['denied'] !== true || on === 'creating') return askListeners(run, key, on, position + 1, behind)
  change(run, key, { wait: behind.task, brought: null })
}

function happen(run: Run, key: number, on: TaskOccasion, behind: Behind): void {
  const { task, data } = behind
  change(run, key, { wait: task })
  if (on === 'completing') return done(run, key, elementOf(run, key).brought, data)
  if (on === 'creating' && task.assignee !== null) {
    return askListeners(run, key, 'assigning', 0, { task, data: OPENING })
  }
  const { element } = elementOf(run, key)
  if (on === 'creating' || data === OPENING) run.effects.push({ kind: 'user-task', key, element, task })
  else run.effects.push({ kind: 'task-listened', key, on, data })
}

/** Marks the assignment that a task is opened with: nobody asked for it, so nobody is told. */
const OPENING = 'opening'
