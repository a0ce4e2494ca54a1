import { advance } from '../instances/advance.ts'
import { difference, isSameTask, type WaitingTask, waitsOf } from '../instances/waits.ts'
import type { Work } from '../instances/work.ts'
import type { Move, Working } from '../instances/working.ts'
import { deputyOf } from './absence.ts'
import { absencesOf } from './absences.store.ts'
import { askFirst } from './listened-task.ts'

interface Opened {
  readonly working: Working
  readonly waiting: WaitingTask
  readonly person: string
}

/**
 * New tasks of people who are away go to their deputies, and an approver's part when its turn comes. Asked once for all
 * instances of a transaction, and only where a task is for one person: tasks of groups cost nothing.
 */
export async function redirectAbsent(work: Work): Promise<void> {
  const opened = [...work.workings.values()].flatMap(openedForOne)
  if (opened.length === 0) return
  const persons = [...new Set(opened.map(({ person }) => person))]
  const absences = await absencesOf(work.tx, persons, work.now)
  if (absences.length === 0) return
  const moves = opened.flatMap(({ working, waiting, person }): Move[] => {
    const deputy = deputyOf(person, working.deployed.process.id, absences)
    return deputy === person ? [] : redirect(working, waiting, person, deputy)
  })
  if (moves.length > 0) await advance(work, moves)
}

function openedForOne(working: Working): Opened[] {
  if (working.rounds === 0) return []
  const { opened } = difference(waitsOf(working.before).tasks, waitsOf(working.state).tasks, isSameTask)
  return opened.flatMap((waiting) => {
    const person = waiting.signer ?? waiting.task.assignee
    return person === null ? [] : [{ working, waiting, person }]
  })
}

function redirect(working: Working, { visit: key, signer, task }: WaitingTask, person: string, deputy: string): Move[] {
  const note = { redirected: deputy, from: person } as const
  if (signer === null) {
    const command = { kind: 'update-user-task', key, changes: { assignee: deputy } } as const
    return [{ working, command: askFirst('assigning', { command, note }) }]
  }
  // A deputy who is an approver already cannot answer twice: the part stays with whom it was meant for.
  if (task.signers?.some(({ who }) => who === deputy)) return []
  const command = { kind: 'replace-signer', key, who: signer, with: deputy, by: deputy } as const
  return [{ working, command: askFirst('assigning', { command, note }) }]
}
