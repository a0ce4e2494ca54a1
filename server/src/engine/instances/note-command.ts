import type { Command } from '@aftersale/process'
import { taskIdentity } from './waits.ts'
import type { Working } from './working.ts'

/** Keeps what the rows of tasks, incidents and instances say of a command: who did what. */
export function noteCommand(working: Working, command: Command): void {
  switch (command.kind) {
    case 'complete-user-task':
      working.answers.set(taskIdentity(command.key, null), { by: command.by, submitted: command.variables })
      return
    case 'sign':
      working.answers.set(taskIdentity(command.key, command.who), { by: command.by, submitted: command.variables })
      return
    case 'send-back': {
      const answer = { by: command.by, submitted: command.variables }
      working.answers.set(taskIdentity(command.key, null), answer)
      working.answers.set(taskIdentity(command.key, command.by), answer)
      return
    }
    case 'complete-job':
      if (command.part.startsWith('completing-')) noteListened(working, command.key)
      return
    case 'retry':
      // Whoever edited variables for it has said so before.
      if (!working.resolutions.has(`${command.key}`)) {
        working.resolutions.set(`${command.key}`, { by: command.by, resolution: 'retried' })
      }
      return
    case 'skip':
      working.resolutions.set(`${command.key}`, { by: command.by, resolution: 'skipped' })
      return
    case 'cancel':
      working.canceled = { by: command.by, reason: command.reason }
      return
    default:
  }
}

/** The answer was given when the listeners were asked, in a transaction before this one. */
function noteListened({ before, answers }: Working, key: number): void {
  const element = before?.elements.find((one) => one.key === key)
  if (element?.wait.kind !== 'job' || element.wait.behind === null) return
  const by = (element.wait.behind.data as { readonly by?: string } | null)?.by ?? ''
  const answer = { by, submitted: element.brought ?? {} }
  answers.set(taskIdentity(key, null), answer)
  answers.set(taskIdentity(key, by), answer)
}
