import { type Instant, isoOf } from '@aftersale/kernel'
import type { TimerState } from '@aftersale/process'
import { type Selectable, sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import type { Schema } from '../../platform/schema.generated.ts'

export type StartTimer = Selectable<Schema['start_timer']>

/** Whether it is time to begin a process. */
export const isStartDue = (now: Instant) =>
  sql<boolean>`exists (select from start_timer where due_at <= ${isoOf(now)}::timestamptz)`

/** Start timers that are due and that nobody else fires: of these versions, or all. */
export function lockDueStarts(tx: Transaction, at: string, most: number, definitionIds: readonly string[] | null) {
  return tx
    .selectFrom('start_timer')
    .selectAll()
    .where('due_at', '<=', sql<never>`${at}::timestamptz`)
    .$if(definitionIds !== null, (query) => query.where('definition_id', 'in', [...(definitionIds ?? [])]))
    .orderBy('due_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** Versions whose start timers are due. */
export async function dueStarts(database: Database, at: string): Promise<string[]> {
  const rows = await database
    .selectFrom('start_timer')
    .select('definition_id')
    .distinct()
    .where('due_at', '<=', sql<never>`${at}::timestamptz`)
    .execute()
  return rows.map(({ definition_id }) => definition_id)
}

const START_TIMER = {
  definition_id: 'uuid',
  event: 'text',
  index: 'integer',
  due_at: 'timestamptz',
  repetitions: 'integer',
  calendar: 'text',
  calendar_edition: 'integer',
} as const

const START_KEY = { definition_id: 'uuid', event: 'text', index: 'integer' } as const

export async function updateStartTimers(tx: Transaction, rows: readonly RowOf<typeof START_TIMER>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`update start_timer set due_at = given.due_at, repetitions = given.repetitions, calendar = given.calendar,
      calendar_edition = given.calendar_edition
    from ${givenRows(START_TIMER, rows)} where start_timer.definition_id = given.definition_id
      and start_timer.event = given.event and start_timer.index = given.index`.execute(tx)
}

export async function deleteStartTimers(tx: Transaction, rows: readonly RowOf<typeof START_KEY>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`delete from start_timer using ${givenRows(START_KEY, rows)}
    where start_timer.definition_id = given.definition_id
      and start_timer.event = given.event and start_timer.index = given.index`.execute(tx)
}

const EDITION = { calendar: 'text', edition: 'integer' } as const

/** Start timers that count on an earlier edition of their calendar and that nobody else looks at. */
export async function lockOutdatedStarts(
  tx: Transaction,
  editions: readonly RowOf<typeof EDITION>[],
  most: number,
): Promise<StartTimer[]> {
  const { rows } = await sql<StartTimer>`
    select start_timer.* from ${givenRows(EDITION, editions)}
    join start_timer on start_timer.calendar = given.calendar and start_timer.calendar_edition < given.edition
    limit ${most} for update of start_timer skip locked`.execute(tx)
  return rows
}

/** What a row says of when a timer is due. */
export function timesOf({ due, repetitions, counted }: TimerState) {
  const [calendar, calendar_edition] = [counted?.calendar ?? null, counted?.edition ?? null]
  return { due_at: due, repetitions, calendar, calendar_edition }
}
