import type { Instant } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { insertAlarms, replaceClocks, type StoredCase } from './clock.store.ts'
import type { ClockAlarm } from './clock-terms.ts'
import { standClocks } from './stand-clocks.ts'

/** Whoever is to know that clocks came near their due instants or ran past them, in the transaction that found it. */
export type AlarmHearer = (tx: Transaction, alarms: readonly ClockAlarm[], now: Instant) => Promise<void>

/** What counting needs. */
export interface ClockSetup {
  readonly engine: Pick<Engine, 'calendars'>
  readonly hear: AlarmHearer
}

/** Counts the clocks of locked cases by all that happened to them, and says what is to be said for the first time. */
export async function countCases(
  tx: Transaction,
  { engine, hear }: ClockSetup,
  cases: readonly StoredCase[],
  now: Instant,
): Promise<void> {
  if (cases.length === 0) return
  const calendars = await engine.calendars(tx)
  const counted = cases.map((one) => {
    const used = calendars.get(one.calendar)
    if (used === undefined) throw new Error(`expected the calendar ${one.calendar} that clocks count by, found none`)
    return { caseId: one.caseId, edition: used.edition, ...standClocks({ ...one, calendar: used.calendar }, now) }
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
  const alarms = counted.flatMap((one) => one.alarms)
  const fresh = await insertAlarms(
    tx,
    alarms.map(({ caseId, name, kind, legFrom, due }) => ({
      case_id: caseId,
      name,
      leg_from: legFrom,
      kind,
      at: now,
      due_at: due,
    })),
  )
  const isFresh = new Set(fresh.map((row) => alarmKey(row.case_id, row.name, row.leg_from, row.kind)))
  const told = alarms.filter(({ caseId, name, legFrom, kind }) => isFresh.has(alarmKey(caseId, name, legFrom, kind)))
  if (told.length > 0) await hear(tx, told, now)
}

const alarmKey = (...parts: readonly (string | number)[]) => parts.join('/')
