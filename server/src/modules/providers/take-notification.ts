import { accept, type Instant, isId, type Result, refuse } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { AnswerDesk } from './answer-desk.ts'
import type { Said } from './decide-call.ts'
import type { Facts, Notice, Notification, NotificationRefusal, Port, Provider } from './port.ts'

/** What a port's owner does with what a provider tells of its own accord. */
export type Hearer = (tx: Transaction, provider: string, events: readonly Facts[], now: Instant) => Promise<void>
export type Hearers = Readonly<Partial<Record<Port, Hearer>>>

interface Around {
  readonly database: Database
  readonly providers: readonly Provider[]
  readonly answers: AnswerDesk
  readonly hearers: Hearers
  readonly now: Instant
}

const RECEIPT: Readonly<Record<string, string | boolean>> = { code: 'SUCCESS' }

/**
 * Takes what a provider sent: believed only where it is signed, the same as often as it comes, and answered once it is kept,
 * so that the provider sends again what was not.
 */
export async function takeNotification(
  name: string,
  notification: Notification,
  around: Around,
): Promise<
  Result<
    Readonly<Record<string, string | boolean>>,
    NotificationRefusal | { readonly code: 'providers.not-set-up'; readonly provider: string }
  >
> {
  const provider = around.providers.find((one) => one.name === name)
  const { adapter } = provider ?? {}
  if (adapter?.hear === undefined) return refuse({ code: 'providers.not-set-up', provider: name })
  const heard = await adapter.hear(notification)
  if (!heard.ok) return heard
  await around.answers.take(heard.value.flatMap((notice) => saidBy(name, notice)))
  const events = heard.value.filter((notice) => notice.kind === 'event')
  if (events.length === 0) return accept(adapter.receipt ?? RECEIPT)
  await inTransaction(around.database, async (tx) => {
    for (const [port, notices] of Map.groupBy(events, (event) => event.port)) {
      await around.hearers[port]?.(
        tx,
        name,
        notices.map(({ facts }) => facts),
        around.now,
      )
    }
  })
  return accept(adapter.receipt ?? RECEIPT)
}

const saidBy = (provider: string, notice: Notice): Said[] =>
  // What another program asked of the same provider is none of ours.
  notice.kind === 'event' || !isId(notice.callId)
    ? []
    : [
        {
          callId: notice.callId,
          via: 'notification',
          answer: notice.answer,
          fence: null,
          wasUncertain: true,
          by: provider,
        },
      ]
