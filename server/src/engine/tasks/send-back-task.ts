import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { At } from '../instances/work.ts'
import type { Actor } from './actor.ts'
import { whyNotYours } from './claim-task.ts'
import { commandTask, type TaskDone } from './command-task.ts'
import type { Denied, NotYours, TaskGone } from './task-refusal.ts'

export type CannotSendBack = {
  readonly code: 'tasks.cannot-send-back'
  readonly to: string
  readonly allowed: string[]
}

/** 退回: the case goes back to an earlier task that the flow allows. Variables go with it, such as the reason. */
export function sendBackTask(
  at: At,
  taskId: string,
  sent: {
    readonly to: string
    readonly comment: string | null
    readonly variables: Readonly<Record<string, unknown>>
  },
  actor: Actor,
): Promise<Result<TaskDone, TaskGone | NotYours | CannotSendBack | Denied>> {
  return commandTask<NotYours | CannotSendBack>(at, taskId, ({ task, node }) => {
    const notYours = whyNotYours(task, actor)
    if (notYours !== null) return refuse(notYours)
    const { to, comment } = sent
    if (!node.sendBackTo.includes(to)) {
      return refuse({ code: 'tasks.cannot-send-back', to, allowed: [...node.sendBackTo] })
    }
    const variables = feelFromJson(sent.variables) as FeelContext
    const command = { kind: 'send-back', key: task.visit, to, variables, by: actor.who } as const
    const note = comment === null ? {} : { note: { commented: comment, by: actor.who } as const }
    return accept({ commands: [command], ...note })
  })
}
