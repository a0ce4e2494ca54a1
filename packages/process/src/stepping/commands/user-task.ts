import type { FeelContext } from '@aftersale/feel'
import { refuse } from '@aftersale/kernel'
import type { CountedDates } from '../../state.ts'
import { partOf } from '../parts.ts'
import { change, elementOf, type Run } from '../run.ts'
import { afterTaskListener, askListeners } from '../task-listeners.ts'
import { asVariable, contextAsVariables } from '../values.ts'
import { type Applied, applied, type CommandOf, waiting } from './waiting.ts'

export function completeUserTask(run: Run, { key, variables, by }: CommandOf<'complete-user-task'>): Applied {
  const found = waiting(run, key, 'user-task')
  if (!found.ok) return found
  if (found.value.wait.signers !== null) return refuse({ code: 'process.not-a-signer', who: by })
  change(run, key, { brought: contextAsVariables(variables) })
  askListeners(run, key, 'completing', 0, { task: found.value.wait, data: { by } })
  return applied
}

/**
 * What is kept of an open task changes: a due date that was put off, another priority, another assignee. A date that
 * somebody gave it is not counted on a calendar any more.
 */
export function updateUserTask(run: Run, { key, changes }: CommandOf<'update-user-task'>): Applied {
  const found = waiting(run, key, 'user-task')
  if (!found.ok) return found
  const { counted, ...wait } = found.value.wait
  const left = counted === undefined ? undefined : uncounted(counted, changes)
  change(run, key, { wait: { ...wait, ...changes, ...(left === undefined ? {} : { counted: left }) } })
  return applied
}

function uncounted(counted: CountedDates, changes: object): CountedDates | undefined {
  const dueDate = 'dueDate' in changes ? null : counted.dueDate
  const followUpDate = 'followUpDate' in changes ? null : counted.followUpDate
  return dueDate === null && followUpDate === null ? undefined : { ...counted, dueDate, followUpDate }
}

export function askTaskListeners(run: Run, { key, on, data }: CommandOf<'ask-task-listeners'>): Applied {
  const found = waiting(run, key, 'user-task')
  if (!found.ok) return found
  askListeners(run, key, on, 0, { task: found.value.wait, data: asVariable(data) })
  return applied
}

/** The work of a listener is done. */
export function completeTaskListener(run: Run, key: number, part: string, brought: FeelContext): Applied {
  const { wait } = elementOf(run, key)
  const [on, position] = partOf(part)
  if (wait.kind !== 'job' || wait.behind === null || !isOccasion(on)) {
    return refuse({ code: 'process.not-waiting', key, waitsFor: wait.kind })
  }
  afterTaskListener(run, key, on, position, wait.behind, brought)
  return applied
}

const OCCASIONS = ['creating', 'assigning', 'updating', 'completing'] as const

const isOccasion = (text: string): text is (typeof OCCASIONS)[number] => OCCASIONS.some((one) => one === text)
