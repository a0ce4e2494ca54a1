import type { Instant } from '@aftersale/kernel'
import type { CalendarsInUse, Engine } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { insertAlarms, insertClocks, lapseAlarms, replaceClocks, type StoredCase } from './clock.store.ts'
import { standClocks } from './stand-clocks.ts'

/** What counting needs. */
export interface ClockSetup {
  readonly engine: Pick<Engine, 'calendars'>
}

/** A case as its clocks stand at an instant. */
export type CountedCase = ReturnType<typeof standingOf>

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
  const counted = cases.map((one) => standingOf(one, calendars, now))
  await replaceClocks(
    tx,
    counted.map(({ caseId, edition, open }) => ({ case_id: caseId, edition, open })),
    counted.flatMap(clockRows),
  )
  await lapseAlarms(
    tx,
    counted.flatMap(({ isNew, relieved }) => (isNew ? [] : relieved)),
  )
  await keepAlarms(tx, counted, now)
}

/** Keeps how clocks stand that have just begun: of them nothing was said yet. */
export async function keepBegun(tx: Transaction, counted: readonly CountedCase[], now: Instant): Promise<void> {
  await insertClocks(tx, counted.flatMap(clockRows))
  await keepAlarms(tx, counted, now)
}

/** How the clocks of a case stand, by the edition of its calendar that is in use; open: some of them have not stopped. */
export function standingOf(one: StoredCase, calendars: CalendarsInUse, now: Instant) {
  const used = calendars.get(one.calendar)
  if (used === undefined) throw new Error(`expected the calendar ${one.calendar} that clocks count by, found none`)
  const stood = standClocks({ ...one, calendar: used.calendar }, now)
  const open = stood.clocks.some(({ standing }) => standing !== 'stopped')
  const isNew = one.events.some(({ type, at }) => type === 'created' && at === now)
  return { caseId: one.caseId, edition: used.edition, open, isNew, ...stood }
}

const clockRows = ({ caseId, clocks }: CountedCase) =>
  clocks.map(({ name, legFrom, due, standing, breached, nextAt }) => ({
    case_id: caseId,
    name,
    leg_from: legFrom,
    due_at: due,
    standing,
    breached,
    next_at: nextAt,
  }))

const keepAlarms = (tx: Transaction, counted: readonly CountedCase[], now: Instant) =>
  insertAlarms(
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
