import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'

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

/** The timers of these instances that are due, in the order of their times. */
export function dueTimers(tx: Transaction, instanceIds: readonly string[], at: string) {
  return tx
    .selectFrom('timer')
    .select(['instance_id', 'owner', 'event', 'index'])
    .where(sql<boolean>`instance_id = any(${[...instanceIds]}::uuid[])`)
    .where('due_at', '<=', sql<never>`${at}::timestamptz`)
    .orderBy('due_at')
    .execute()
}

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
} as const

const START_KEY = { definition_id: 'uuid', event: 'text', index: 'integer' } as const

export async function updateStartTimers(tx: Transaction, rows: readonly RowOf<typeof START_TIMER>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`update start_timer set due_at = given.due_at, repetitions = given.repetitions
    from ${givenRows(START_TIMER, rows)} where start_timer.definition_id = given.definition_id
      and start_timer.event = given.event and start_timer.index = given.index`.execute(tx)
}

export async function deleteStartTimers(tx: Transaction, rows: readonly RowOf<typeof START_KEY>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`delete from start_timer using ${givenRows(START_KEY, rows)}
    where start_timer.definition_id = given.definition_id
      and start_timer.event = given.event and start_timer.index = given.index`.execute(tx)
}

/** Every instance that waits for a timer, from this one on. */
export async function instancesWithTimers(database: Database, after: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ instance_id: string }>`
    select distinct instance_id from timer where instance_id > ${after}::uuid
    order by instance_id limit ${most}`.execute(database)
  return rows.map(({ instance_id }) => instance_id)
}
