import type { ClockEvent, ClockTargets } from '@aftersale/commerce'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import type { AnnouncedAlarm, Relieved } from './clock-terms.ts'

const AGREEMENT = {
  case_id: 'uuid',
  calendar: 'text',
  edition: 'integer',
  targets: 'jsonb',
  warn_percent: 'integer',
  awaiting: 'text[]',
} as const
const BEGUN = { ...AGREEMENT, open: 'boolean' } as const

/** Writes the agreements of cases that have none yet, and are there; answers whose. */
export async function insertAgreements(tx: Transaction, rows: readonly RowOf<typeof BEGUN>[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const { rows: written } = await sql<{ case_id: string }>`
    insert into clocked_case (case_id, calendar, edition, targets, warn_percent, awaiting, open)
    select case_id, calendar, edition, targets, warn_percent, awaiting, open from ${givenRows(BEGUN, rows)}
    where exists (select from service_case where service_case.id = given.case_id)
    order by case_id on conflict (case_id) do nothing returning case_id`.execute(tx)
  return new Set(written.map((row) => row.case_id))
}

export async function updateAgreements(tx: Transaction, rows: readonly RowOf<typeof AGREEMENT>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update clocked_case set calendar = given.calendar, edition = given.edition, targets = given.targets,
      warn_percent = given.warn_percent, awaiting = given.awaiting
    from ${givenRows(AGREEMENT, rows)} where clocked_case.case_id = given.case_id`.execute(tx)
}

const EVENT = { case_id: 'uuid', cause: 'text', at: 'timestamptz', type: 'text', told_by: 'text' } as const

export async function insertEvents(tx: Transaction, rows: readonly RowOf<typeof EVENT>[]): Promise<void> {
  await insertMany(tx, 'clock_event', EVENT, rows, { ending: sql`on conflict (case_id, cause) do nothing` })
}

export interface StoredCase {
  readonly caseId: string
  readonly calendar: string
  readonly targets: ClockTargets
  readonly warnPercent: number | null
  readonly events: readonly (ClockEvent & { readonly cause: string })[]
}

const CASE = { case_id: 'uuid' } as const

/** Locks these cases, those that have clocks, and reads what happened to them. */
export async function lockCases(tx: Transaction, caseIds: readonly string[]): Promise<Map<string, StoredCase>> {
  if (caseIds.length === 0) return new Map()
  const given = givenRows(
    CASE,
    [...new Set(caseIds)].map((case_id) => ({ case_id })),
  )
  const { rows } = await sql<{ case_id: string; calendar: string; targets: ClockTargets; warn_percent: number | null }>`
    select case_id, calendar, targets, warn_percent from clocked_case
    where case_id in (select case_id from ${given}) order by case_id for update`.execute(tx)
  const events = await sql<{ case_id: string; cause: string; at: Instant; type: ClockEvent['type'] }>`
    select case_id, cause, at, type from clock_event where case_id in (select case_id from ${given})
    order by at, position`.execute(tx)
  const found = new Map<string, StoredCase & { events: (ClockEvent & { readonly cause: string })[] }>(
    rows.map(({ case_id, calendar, targets, warn_percent }) => [
      case_id,
      { caseId: case_id, calendar, targets, warnPercent: warn_percent, events: [] },
    ]),
  )
  for (const { case_id, ...event } of events.rows) found.get(case_id)?.events.push(event)
  return found
}

const STANDING = {
  case_id: 'uuid',
  name: 'text',
  leg_from: 'timestamptz',
  due_at: 'timestamptz',
  standing: 'text',
  breached: 'boolean',
  next_at: 'timestamptz',
} as const

/** How clocks stand of cases that had none. */
export const insertClocks = (tx: Transaction, rows: readonly RowOf<typeof STANDING>[]) =>
  insertMany(tx, 'service_clock', STANDING, rows)

/** How the clocks of these cases stand from now on; clocks that are not named are kept no more. */
export async function replaceClocks(
  tx: Transaction,
  cases: readonly { readonly case_id: string; readonly edition: number; readonly open: boolean }[],
  rows: readonly RowOf<typeof STANDING>[],
): Promise<void> {
  if (cases.length === 0) return
  await sql`
    with counted as (
      update clocked_case set edition = given.edition, open = given.open
      from ${givenRows({ case_id: 'uuid', edition: 'integer', open: 'boolean' }, cases)}
      where clocked_case.case_id = given.case_id returning clocked_case.case_id
    )
    delete from service_clock using counted where service_clock.case_id = counted.case_id`.execute(tx)
  await insertClocks(tx, rows)
}

const ALARM = {
  case_id: 'uuid',
  name: 'text',
  leg_from: 'timestamptz',
  kind: 'text',
  at: 'timestamptz',
  due_at: 'timestamptz',
  target: 'numeric',
} as const

/** Keeps what is said for the first time, or anew. */
export async function insertAlarms(tx: Transaction, rows: readonly RowOf<typeof ALARM>[]): Promise<void> {
  await insertMany(tx, 'clock_alarm', ALARM, rows, { ending: sql`on conflict do nothing` })
}

const RELIEVED = { case_id: 'uuid', name: 'text', leg_from: 'timestamptz', kind: 'text' } as const

/** Has what was said lapse: what was not announced yet is announced no more. */
export async function lapseAlarms(tx: Transaction, relieved: readonly Relieved[]): Promise<void> {
  if (relieved.length === 0) return
  const rows = relieved.map(({ caseId, name, legFrom, kind }) => ({
    case_id: caseId,
    name,
    leg_from: isoOf(legFrom),
    kind,
  }))
  await sql`
    update clock_alarm as alarm set lapsed = true from ${givenRows(RELIEVED, rows)}
    where alarm.case_id = given.case_id and alarm.name = given.name and alarm.leg_from = given.leg_from
      and alarm.kind = given.kind and not alarm.lapsed`.execute(tx)
}

/** Whether somebody has to look at a clock, or an alarm is to be announced. */
export const isLookWanted = (now: Instant) => sql<boolean>`(
  exists (select from service_clock where next_at <= ${isoOf(now)}::timestamptz)
  or exists (select from clock_alarm where not announced and not lapsed))`

/** Takes alarms that nobody announced yet, the first first; whoever takes them announces them in the same transaction. */
export async function takeAlarms(tx: Transaction, most: number): Promise<AnnouncedAlarm[]> {
  const { rows } = await sql<AnnouncedAlarm>`
    update clock_alarm set announced = true
    where id in (
      select id from clock_alarm where not announced and not lapsed order by at limit ${most} for update skip locked
    ) returning id::text, case_id as "caseId", name, kind, leg_from as "legFrom", due_at as due,
      target::double precision as target`.execute(tx)
  return rows.toSorted((one, other) => one.due - other.due)
}

/** A case whose clocks have not all stopped, as its flow needs to know it. */
export interface FollowedCase {
  readonly caseId: string
  readonly awaiting: readonly string[]
  /** The last pause, or the last end of one. */
  readonly lastPause: { readonly type: ClockEvent['type']; readonly cause: string } | null
}

/** The cases whose flows these instances are and whose clocks have not all stopped, by instance. */
export async function openCasesOf(
  tx: Transaction,
  instanceIds: readonly string[],
): Promise<ReadonlyMap<string, FollowedCase>> {
  if (instanceIds.length === 0) return new Map()
  const given = givenRows(
    { instance_id: 'uuid' },
    instanceIds.map((instance_id) => ({ instance_id })),
  )
  const { rows } = await sql<FollowedCase & { instanceId: string }>`
    select instance_id as "instanceId", case_id as "caseId", awaiting, (
      select jsonb_build_object('type', type, 'cause', cause) from clock_event
      where clock_event.case_id = clocked_case.case_id and type in ('paused', 'resumed')
      order by at desc, position desc limit 1
    ) as "lastPause"
    from service_case join ${given} using (instance_id)
    join clocked_case on clocked_case.case_id = service_case.id where open`.execute(tx)
  return new Map(rows.map(({ instanceId, ...one }) => [instanceId, one]))
}

/** Cases with a clock that somebody has to look at by now, which nobody else is looking at. */
export async function lockDueCases(tx: Transaction, now: Instant, most: number): Promise<string[]> {
  const { rows } = await sql<{ case_id: string }>`
    select case_id from clocked_case
    where case_id in (
      select case_id from service_clock where next_at <= ${isoOf(now)}::timestamptz order by next_at limit ${most}
    ) for update skip locked`.execute(tx)
  return rows.map(({ case_id }) => case_id)
}

/** Open cases that were counted on an earlier edition of their calendar, which nobody else is looking at. */
export async function lockOutdatedCases(
  tx: Transaction,
  editions: readonly { readonly calendar: string; readonly edition: number }[],
  most: number,
): Promise<string[]> {
  if (editions.length === 0) return []
  const { rows } = await sql<{ case_id: string }>`
    select case_id from clocked_case
    where open and exists (
      select from ${givenRows({ calendar: 'text', edition: 'integer' }, editions)}
      where given.calendar = clocked_case.calendar and clocked_case.edition < given.edition
    ) limit ${most} for update skip locked`.execute(tx)
  return rows.map(({ case_id }) => case_id)
}
