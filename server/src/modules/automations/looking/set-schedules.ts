import { type Instant } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { StoredAutomation } from '../documents/automation.store.ts'
import { allSchedules, deleteSchedules, type Schedule, writeSchedules } from './looking.store.ts'
import { timeAfter } from './schedule.ts'

/**
 * Gives each automation that goes by the clock its next time, where it is new or changed. One that counts from a date looks
 * once at every record that there is; what comes later is noticed.
 */
export async function setSchedules(
  tx: Transaction,
  engine: Engine,
  enabled: readonly StoredAutomation[],
  now: Instant,
): Promise<void> {
  const timed = enabled.filter(({ document }) => ['schedule', 'date'].includes(document.trigger.kind))
  const known = new Map((await allSchedules(tx)).map((one) => [one.automation, one]))
  const wanted = new Set(timed.map(({ key }) => key))
  await deleteSchedules(
    tx,
    [...known.keys()].filter((key) => !wanted.has(key)),
  )
  const calendars = await engine.calendars(tx)
  const changed = timed.filter(({ key, version }) => known.get(key)?.version !== version)
  await writeSchedules(
    tx,
    changed.map(({ key, version, document: { trigger } }): Schedule => {
      const fresh = { automation: key, version, began_at: now, reached: null }
      if (trigger.kind !== 'schedule') return { ...fresh, due_at: null, under_way: now }
      const calendar = trigger.calendar === undefined ? null : (calendars.get(trigger.calendar)?.calendar ?? null)
      const { every, workdays } = trigger
      const zone = calendar?.zone ?? engine.setup.zone
      return { ...fresh, under_way: null, due_at: timeAfter({ every, workdays, beganAt: now, zone, calendar }, now) }
    }),
  )
}
