import type { Instant } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { insertAlarms, lapseAlarms, replaceClocks, type StoredCase } from './clock.store.ts'
import { standClocks } from './stand-clocks.ts'

/** What counting needs. */
export interface ClockSetup {
  readonly engine: Pick<Engine, 'calendars'>
}

/**
 * Counts the clocks of locked cases by all that happened to them, and keeps what is to be said of them: once, and anew where a clock
 * has been in time again since.
 */
export async function countCases(
  tx: Transaction,
  { engine }: ClockSetup,
  cases: readonly StoredCase[],
  now: Instant,
): Promise<void> {
  if (cases.length === 0) return
  const calendars = await engine.calendars(tx)
  const counted = cases.map((one) => {
    const used = calendars.get(one.calendar)
    if (used === undefined) throw new Error(`expected the calendar ${one.calendar} that clocks count by, found none`)
    const opened = one.events.find(({ type }) => type === 'created')?.at
    return {
      caseId: one.caseId,
      isNew: opened === now,
      edition: used.edition,
      ...standClocks({ ...one, calendar: used.calendar }, now),
    }
  })
  await replaceClocks(
    tx,
    counted.map(({ caseId, edition, clocks }) => ({
      case_id: caseId,
      edition,
      open: clocks.some(({ standing }) => standing !== 'stopped'),
    })),
    counted.flatMap(({ caseId, clocks }) =>
      clocks.map(({ name, legFrom, due, standing, breached, nextAt }) => ({
        case_id: caseId,
        name,
        leg_from: legFrom,
        due_at: due,
        standing,
        breached,
        next_at: nextAt,
      })),
    ),
  )
  await lapseAlarms(
    tx,
    counted.flatMap(({ isNew, relieved }) => (isNew ? [] : relieved)),
  )
  await insertAlarms(
    tx,
    counted.flatMap(({ alarms }) =>
      alarms.map(({ caseId, name, kind, legFrom, due, target }) => ({
        case_id: caseId,
        name,
        leg_from: legFrom,
        kind,
        at: now,
        due_at: due,
        target: target === null ? null : String(target),
      })),
    ),
  )
}
