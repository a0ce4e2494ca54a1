import { addMilliseconds, type Instant } from '@aftersale/kernel'
import type { Loop } from '../../../engine/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { type Delivery, failRuns, isDeliveryDue, recordAnswers, takeDeliveries } from './delivery.store.ts'
import { postWebhook } from './post-webhook.ts'

export interface DeliveryOptions {
  readonly database: Database
  readonly clock: Clock
  /** The secret of a name; undefined: there is none. */
  readonly secretOf: (name: string) => string | undefined
  readonly allowPrivate: boolean
  /** Milliseconds that an answer may take. */
  readonly timeLimit?: number
}

const AT_ONCE = 20
const TIME_LIMIT = 10_000
const MOST_TRIES = 8
const FIRST_PAUSE = 30_000

/** Half a minute after the first try, then twice as long after each; null after the eighth, an hour later. */
const nextTry = (tries: number, now: Instant): Instant | null =>
  tries >= MOST_TRIES ? null : addMilliseconds(now, FIRST_PAUSE * 2 ** (tries - 1))

/**
 * Posts to webhooks what automations have asked, at least once each: whoever takes a delivery commits so before it is sent,
 * and one that is killed meanwhile is sent again. Any status but 2xx is tried again.
 */
export function deliveryLoop(options: DeliveryOptions): Loop {
  const { database, clock, timeLimit = TIME_LIMIT } = options
  return {
    topic: 'webhooks',
    every: 1_000,
    waiting: isDeliveryDue,
    round: async () => {
      const until = addMilliseconds(clock.now(), 2 * timeLimit)
      const due = await inTransaction(database, (tx) => takeDeliveries(tx, clock.now(), until, AT_ONCE))
      const answers = await Promise.all(due.map((one) => deliver(one, { ...options, timeLimit })))
      await inTransaction(database, async (tx) => {
        const ended = due.map((one, at) => ({ one, answer: answers[at] ?? { status: null, trouble: 'not sent' } }))
        await recordAnswers(
          tx,
          ended.map(({ one, answer: { status, trouble } }) => ({
            id: one.id,
            next_at: trouble === null ? null : nextTry(one.tries, clock.now()),
            answered: status,
            trouble,
          })),
        )
        await failRuns(
          tx,
          ended.flatMap(({ one, answer: { trouble } }) =>
            trouble !== null && one.tries >= MOST_TRIES
              ? [{ id: one.run_id, trouble: JSON.stringify({ code: 'automations.trouble', trouble }) }]
              : [],
          ),
        )
      })
      return due.length
    },
  }
}

async function deliver(
  { id, url, body, secret: name }: Delivery,
  { clock, secretOf, allowPrivate, timeLimit }: DeliveryOptions & { readonly timeLimit: number },
): Promise<{ readonly status: number | null; readonly trouble: string | null }> {
  const secret = secretOf(name)
  if (secret === undefined) return { status: null, trouble: `AFTERSALE_WEBHOOK_SECRET_${name} is not set` }
  const posting = { id, url, body, secret, timestamp: Math.floor(clock.now() / 1_000) }
  try {
    const status = await postWebhook(posting, { allowPrivate, timeLimit })
    return { status, trouble: status >= 200 && status < 300 ? null : `HTTP ${status}` }
  } catch (error) {
    return { status: null, trouble: (error instanceof Error ? error.message : String(error)).slice(0, 500) }
  }
}
