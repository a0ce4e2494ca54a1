import { accept, addMilliseconds, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import type { At } from '../instances/work.ts'
import { notify } from '../loops/notify.ts'
import { checkPayload, type PayloadRefusal } from '../payload.ts'
import { messageTopics } from './message-topics.ts'
import { insertMessages, isAlive, keysWaitedWith, type MessageRow } from './messages.store.ts'
import { timeToLive, USUAL_TIME_TO_LIVE } from './time-to-live.ts'

/** A message from outside. */
export interface Message {
  readonly name: string
  /** Whom it concerns; empty: whoever alone waits for the name, and processes that begin by it. */
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

/** Writes messages down, each by itself; who waits for them has them from `correlateMessages`. Answers their ids. */
export async function publishMessages(
  at: At,
  messages: readonly Message[],
): Promise<Result<{ id: string }, MessageRefusal>[]> {
  const { tx, now } = at
  if (messages.length === 0) return []
  const drafts: Result<Draft, MessageRefusal>[] = []
  for (const message of messages) drafts.push(await rowOf(at, message))
  const rows = drafts.flatMap((draft) => (draft.ok ? [draft.value] : []))
  const made = new Set(await insertMessages(tx, rows, isoOf(now)))
  await notify(tx, new Set(messageTopics('message', [...made])))
  return drafts.map((draft) => {
    if (!draft.ok) return draft
    const { id } = draft.value
    return made.has(id) ? accept({ id }) : refuse({ code: 'engine.message-published' })
  })
}

type Draft = MessageRow & { readonly id: string }

async function rowOf({ setup, tx, now }: At, message: Message): Promise<Result<Draft, MessageRefusal>> {
  const tooLarge = checkPayload(message.variables)
  if (tooLarge !== null) return refuse(tooLarge)
  const life = message.timeToLive === null ? USUAL_TIME_TO_LIVE : timeToLive(message.timeToLive)
  if (life === null) return refuse({ code: 'engine.bad-time-to-live', text: message.timeToLive ?? '' })
  if (await isTwice(tx, message, isoOf(now))) return refuse({ code: 'engine.message-published' })
  return accept({
    id: setup.newId(now),
    name: message.name,
    correlation_key: await keyOf(tx, message),
    message_id: message.messageId,
    variables: JSON.stringify(message.variables),
    published_at: isoOf(now),
    expires_at: isoOf(addMilliseconds(now, life)),
    instance_id: null,
  })
}

/**
 * A message without a key is for whoever alone waits for its name and asks for no key; where several do, for none of them:
 * a payment that reaches just any case is worse than one that reaches nobody.
 */
async function keyOf(tx: Transaction, { name, correlationKey }: Message): Promise<string> {
  if (correlationKey !== '') return correlationKey
  const keys = new Set(await keysWaitedWith(tx, name))
  const [only] = keys
  return keys.size === 1 && only !== undefined ? only : ''
}

/** The first of two with one id and no key was given the key of who waited; the second must be known for the same. */
const isTwice = async (tx: Transaction, { name, correlationKey, messageId }: Message, at: string): Promise<boolean> =>
  correlationKey === '' && messageId !== null && (await isAlive(tx, name, messageId, at))
