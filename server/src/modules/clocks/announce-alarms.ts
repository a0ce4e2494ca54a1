import { type Instant, isoOf } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import type { AnnouncedAlarm } from './clock-terms.ts'

/** Whoever is to know that clocks came near their due instants or ran past them. */
export type AlarmHearer = (tx: Transaction, alarms: readonly AnnouncedAlarm[], now: Instant) => Promise<void>

const MESSAGES = { warned: 'clock-warned', breached: 'clock-breached' } as const

/**
 * Publishes `clock-warned` and `clock-breached` to flows that wait with the id of their case, with the variable `clock`
 * {name, due, kind}. Who begins to wait more than a minute later does not get it: an alarm is of now.
 */
export const announceAlarms =
  (engine: Pick<Engine, 'publishMessages'>): AlarmHearer =>
  async (tx, alarms, now) => {
    const messages = alarms.map(({ id, caseId, name, kind, due }) => ({
      name: MESSAGES[kind],
      correlationKey: caseId,
      messageId: `${caseId}/${name}/${kind}/${id}`,
      timeToLive: 'PT1M',
      variables: { clock: { name, kind, due: isoOf(due) } },
    }))
    await engine.publishMessages(tx, messages, now)
  }
