import { accept, addMilliseconds, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { At } from '../instances/work.ts'
import { notify } from '../loops/notify.ts'
import { checkPayload, type PayloadRefusal } from '../payload.ts'
import { messageTopics } from './message-topics.ts'
import { insertMessages } from './messages.store.ts'
import { timeToLive, USUAL_TIME_TO_LIVE } from './time-to-live.ts'

/** A message from outside. */
export interface Message {
  readonly name: string
  /** Whom it concerns; empty: nobody in particular, it only begins processes. */
  readonly correlationKey: string
  /** What tells it from another; a second one with the same, while the first lives, is the first. */
  readonly messageId: string | null
  /** ISO 8601 duration; null: an hour. */
  readonly timeToLive: string | null
  readonly variables: Readonly<Record<string, unknown>>
}

export type MessageRefusal =
  | PayloadRefusal
  | { readonly code: 'engine.message-published' }
  | { readonly code: 'engine.bad-time-to-live'; readonly text: string }

/** Writes a message down; who waits for it has it from `correlateMessages`. Answers its id. */
export async function publishMessage(
  { setup, tx, now }: At,
  message: Message,
): Promise<Result<{ id: string }, MessageRefusal>> {
  const tooLarge = checkPayload(message.variables)
  if (tooLarge !== null) return refuse(tooLarge)
  const life = message.timeToLive === null ? USUAL_TIME_TO_LIVE : timeToLive(message.timeToLive)
  if (life === null) return refuse({ code: 'engine.bad-time-to-live', text: message.timeToLive ?? '' })
  const row = {
    id: setup.newId(now),
    name: message.name,
    correlation_key: message.correlationKey,
    message_id: message.messageId,
    variables: JSON.stringify(message.variables),
    published_at: isoOf(now),
    expires_at: isoOf(addMilliseconds(now, life)),
    instance_id: null,
  }
  const [id] = await insertMessages(tx, [row], isoOf(now))
  if (id === undefined) return refuse({ code: 'engine.message-published' })
  await notify(tx, new Set(messageTopics('message', [id])))
  return accept({ id })
}
