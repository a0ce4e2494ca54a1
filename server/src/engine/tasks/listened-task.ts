import type { FeelContext, FeelValue } from '@aftersale/feel'
import type { Command, Effect, TaskOccasion } from '@aftersale/process'
import type { Work } from '../instances/work.ts'
import type { Move, Working } from '../instances/working.ts'
import { noteTask, type TaskNote } from './task-note.ts'

/** What follows when the listeners of a user task have nothing against it. */
type ListenedCommand = Extract<Command, { kind: 'add-signer' | 'replace-signer' | 'update-user-task' }>

/** A change of a task that its listeners are asked about first. The note is written down when it happens. */
export interface Listened {
  readonly command: ListenedCommand
  readonly note: TaskNote | null
}

/** Asks the task's listeners of this occasion, at once where there are none. */
export function askFirst(on: TaskOccasion, listened: Listened): Command {
  const data: FeelValue = listened as unknown as FeelContext
  return { kind: 'ask-task-listeners', key: listened.command.key, on, data }
}

/** How the history tells that it happened: approvers are noted by the pure step itself. */
export function toldOf({ command, note }: Listened): unknown {
  switch (command.kind) {
    case 'add-signer':
      return { added: command.who, before: command.before, by: command.by }
    case 'replace-signer':
      return { handedOver: command.who, to: command.with, by: command.by }
    case 'update-user-task':
      return note
  }
}

/** All listeners have answered, be it in a later transaction: what they were asked about happens. */
export function listenedTask(
  { now }: Work,
  working: Working,
  { key, data }: Extract<Effect, { kind: 'task-listened' }>,
): Move[] {
  const { command, note } = data as unknown as Listened
  const element = working.state?.elements.find((one) => one.key === key)?.element
  if (note !== null && element !== undefined) noteTask(working, { visit: key, element }, note, now)
  return [{ working, command }]
}
