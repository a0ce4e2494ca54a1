import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'

/** Whether a timer is due. */
export const isTimerDue = (now: Instant) =>
  sql<boolean>`exists (select from timer where due_at <= ${isoOf(now)}::timestamptz and not suspended)`

/**
 * Instances with a timer that is due and whose trees nobody works on: their roots are locked. The limit comes after the
 * lock, so that two servers take different ones.
 */
export async function lockDue(tx: Transaction, at: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ instance_id: string }>`
    select timer.instance_id from timer join process_instance as root on root.id = timer.root_id
    where timer.due_at <= ${at}::timestamptz and not timer.suspended
    order by timer.due_at limit ${most} for update of root skip locked`.execute(tx)
  return [...new Set(rows.map(({ instance_id }) => instance_id))]
}

/** Instances with a timer that is due, the longest overdue first. */
export async function dueInstances(database: Database, at: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ instance_id: string }>`
    select instance_id from timer where due_at <= ${at}::timestamptz and not suspended
    order by due_at limit ${most}`.execute(database)
  return [...new Set(rows.map(({ instance_id }) => instance_id))]
}

/** When the first of these timers of an instance is due; null: none of them runs. */
export async function firstDue(
  database: Database,
  instanceId: string,
  events: readonly string[],
): Promise<Instant | null> {
  if (events.length === 0) return null
  const { rows } = await sql<{ due: Instant }>`
    select due_at as due from timer
    where instance_id = ${instanceId}::uuid and event = any(${[...events]}::text[]) and not suspended
    order by due_at limit 1`.execute(database)
  return rows[0]?.due ?? null
}

export interface DueTimer {
  readonly instance_id: string
  readonly owner: number
  readonly event: string
  readonly index: number
}

/** The timers of these instances that are due, in the order of their times. */
export function dueTimers(tx: Transaction, instanceIds: readonly string[], at: string): Promise<DueTimer[]> {
  return tx
    .selectFrom('timer')
    .select(['instance_id', 'owner', 'event', 'index'])
    .where(sql<boolean>`instance_id = any(${[...instanceIds]}::uuid[])`)
    .where('due_at', '<=', sql<never>`${at}::timestamptz`)
    .orderBy('due_at')
    .execute()
}
