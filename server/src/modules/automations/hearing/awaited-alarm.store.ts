import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import { insertMany } from '../../../platform/insert-many.ts'
import type { ToldClock } from './told-clock.ts'

/** A clock that ran past its due instant, of which an automation is to hear when its time comes. */
export interface AwaitedAlarm {
  readonly automation: string
  readonly alarmId: string
  readonly caseId: string
  readonly clock: ToldClock
  readonly due: Instant
}

const AWAITED = {
  automation: 'text',
  alarm_id: 'bigint',
  case_id: 'uuid',
  clock: 'jsonb',
  due_at: 'timestamptz',
} as const

export async function insertAwaited(tx: Transaction, alarms: readonly AwaitedAlarm[]): Promise<void> {
  const rows = alarms.map(({ automation, alarmId, caseId, clock, due }) => ({
    automation,
    alarm_id: Number(alarmId),
    case_id: caseId,
    clock: JSON.stringify(clock),
    due_at: isoOf(due),
  }))
  await insertMany(tx, 'automation_alarm', AWAITED, rows, { ending: sql`on conflict do nothing` })
}

/** Whether the time of an alarm has come. */
export const isAwaitedDue = (now: Instant) =>
  sql<boolean>`exists (select from automation_alarm where due_at <= ${isoOf(now)}::timestamptz)`

/**
 * Takes alarms whose time has come, which nobody else takes. Late is whether the clock is late still: not answered, not in
 * time again, and not counting for another reply since.
 */
export async function takeAwaited(
  tx: Transaction,
  now: Instant,
  most: number,
): Promise<(AwaitedAlarm & { readonly isLate: boolean })[]> {
  const { rows } = await sql<AwaitedAlarm & { isLate: boolean }>`
    with taken as (
      delete from automation_alarm where (automation, alarm_id) in (
        select automation, alarm_id from automation_alarm where due_at <= ${isoOf(now)}::timestamptz
        order by due_at limit ${most} for update skip locked
      ) returning automation, alarm_id, case_id, clock, due_at
    )
    select automation, alarm_id::text as "alarmId", case_id as "caseId", clock, due_at as due, exists (
      select from clock_alarm join service_clock using (case_id, name, leg_from)
      where clock_alarm.id = alarm_id and not lapsed and standing <> 'stopped'
    ) as "isLate"
    from taken order by due_at, alarm_id`.execute(tx)
  return rows
}
