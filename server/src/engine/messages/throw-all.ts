import { feelToJson } from '@aftersale/feel'
import { addMilliseconds, isoOf } from '@aftersale/kernel'
import type { Work } from '../instances/work.ts'
import { SIGNALS } from '../loops/topic.ts'
import { messageTopics } from './message-topics.ts'
import { insertMessages } from './messages.store.ts'
import { insertSignals } from './signals.store.ts'
import { timeToLive, USUAL_TIME_TO_LIVE } from './time-to-live.ts'

/**
 * Writes down what the flows have thrown. Who gets it is told in transactions of their own: nobody holds one tree of
 * instances while waiting for another. Answers the topics that there is new work on.
 */
export async function throwAll({ tx, now, setup, messages, signals }: Work): Promise<string[]> {
  const at = isoOf(now)
  const made = await insertMessages(
    tx,
    messages.map(({ working, name, correlationKey, messageId, variables, timeToLive: text }) => ({
      id: setup.newId(now),
      name,
      correlation_key: correlationKey,
      message_id: messageId,
      variables: JSON.stringify(feelToJson(variables)),
      published_at: at,
      expires_at: isoOf(addMilliseconds(now, (text === null ? null : timeToLive(text)) ?? USUAL_TIME_TO_LIVE)),
      instance_id: working.id,
    })),
    at,
  )
  const reached = await insertSignals(
    tx,
    signals.map(({ working, name, variables }) => ({
      id: setup.newId(now),
      name,
      variables: JSON.stringify(feelToJson(variables)),
      published_at: at,
      instance_id: working.id,
    })),
  )
  return [...messageTopics('message', made), ...(reached > 0 ? [SIGNALS] : [])]
}
