import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import { givenRows } from '../../../platform/given-rows.ts'
import { insertMany } from '../../../platform/insert-many.ts'

/** Where an automation that goes by the clock stands. */
export interface Schedule {
  readonly automation: string
  readonly version: number
  readonly began_at: Instant
  readonly due_at: Instant | null
  /** The occurrence that is being done, and up to which record. */
  readonly under_way: Instant | null
  readonly reached: string | null
}

export async function allSchedules(tx: Transaction): Promise<Schedule[]> {
  return (await sql<Schedule>`select * from automation_schedule order by automation for update`.execute(tx)).rows
}

export async function deleteSchedules(tx: Transaction, automations: readonly string[]): Promise<void> {
  if (automations.length === 0) return
  await sql`delete from automation_schedule where automation = any(${[...automations]}::text[])`.execute(tx)
}

const SCHEDULE = {
  automation: 'text',
  version: 'integer',
  began_at: 'timestamptz',
  due_at: 'timestamptz',
  under_way: 'timestamptz',
  reached: 'uuid',
} as const

const iso = (at: Instant | null) => (at === null ? null : isoOf(at))

export async function writeSchedules(tx: Transaction, schedules: readonly Schedule[]): Promise<void> {
  const rows = schedules.map((one) => ({
    ...one,
    began_at: isoOf(one.began_at),
    due_at: iso(one.due_at),
    under_way: iso(one.under_way),
  }))
  await insertMany(tx, 'automation_schedule', SCHEDULE, rows, {
    ending: sql<never>`on conflict (automation) do update set version = excluded.version, began_at = excluded.began_at,
      due_at = excluded.due_at, under_way = excluded.under_way, reached = excluded.reached`,
  })
}

/** Whether a schedule is due or under way, or the time of a value has come. */
export const isLookDue = (now: Instant) => sql<boolean>`(
  exists (select from automation_schedule where under_way is not null or due_at <= ${isoOf(now)}::timestamptz)
  or exists (select from automation_date where not done and due_at <= ${isoOf(now)}::timestamptz))`

/** A schedule that is due or under way and that nobody else looks after. */
export async function lockDueSchedule(tx: Transaction, now: Instant): Promise<Schedule | undefined> {
  const { rows } = await sql<Schedule>`
    select * from automation_schedule where under_way is not null or due_at <= ${isoOf(now)}::timestamptz
    order by due_at nulls first limit 1 for update skip locked`.execute(tx)
  return rows[0]
}

/** A value that an automation counts from. */
export interface DatedRecord {
  readonly automation: string
  readonly record: string
  readonly record_id: string
  readonly value: string
  readonly due_at: Instant
}

const DATED = {
  automation: 'text',
  record: 'text',
  record_id: 'uuid',
  value: 'text',
  due_at: 'timestamptz',
} as const

/** What is counted from now on; where the value is as it was, what was done for it stays done. */
export async function writeDates(tx: Transaction, dates: readonly DatedRecord[]): Promise<void> {
  const rows = dates.map((one) => ({ ...one, due_at: isoOf(one.due_at) }))
  await insertMany(tx, 'automation_date', DATED, rows, {
    ending: sql<never>`on conflict (automation, record_id) do update
      set value = excluded.value, due_at = excluded.due_at, done = false
      where automation_date.value <> excluded.value or automation_date.due_at <> excluded.due_at and not automation_date.done`,
  })
}

export async function deleteDates(
  tx: Transaction,
  rows: readonly { readonly automation: string; readonly record_id: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`delete from automation_date using ${givenRows({ automation: 'text', record_id: 'uuid' }, rows)}
    where automation_date.automation = given.automation and automation_date.record_id = given.record_id`.execute(tx)
}

/** Takes values whose time has come, which nobody else takes: done in the same transaction. */
export async function takeDueDates(tx: Transaction, now: Instant, most: number): Promise<DatedRecord[]> {
  const { rows } = await sql<DatedRecord>`
    update automation_date set done = true where (automation, record_id) in (
      select automation, record_id from automation_date where not done and due_at <= ${isoOf(now)}::timestamptz
      order by due_at limit ${most} for update skip locked
    ) returning automation, record, record_id, value, due_at`.execute(tx)
  return rows
}
