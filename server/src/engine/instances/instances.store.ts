import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const INSTANCE = {
  id: 'uuid',
  root_id: 'uuid',
  parent_id: 'uuid',
  parent_visit: 'integer',
  definition_id: 'uuid',
  business_key: 'text',
  correlation_key: 'text',
  status: 'text',
  started_at: 'timestamptz',
  ended_at: 'timestamptz',
  canceled_by: 'text',
  cancel_reason: 'text',
  last_event: 'integer',
  state: 'jsonb',
  variables: 'jsonb',
} as const

const MOVED = {
  id: 'uuid',
  definition_id: 'uuid',
  status: 'text',
  ended_at: 'timestamptz',
  canceled_by: 'text',
  cancel_reason: 'text',
  last_event: 'integer',
  state: 'jsonb',
  variables: 'jsonb',
} as const

const EVENT = {
  instance_id: 'uuid',
  number: 'integer',
  at: 'timestamptz',
  kind: 'text',
  element: 'text',
  visit: 'integer',
  data: 'jsonb',
} as const

export type InstanceRow = RowOf<typeof INSTANCE>

export const insertInstances = (tx: Transaction, rows: readonly InstanceRow[]) =>
  insertMany(tx, 'process_instance', INSTANCE, rows)

export const insertEvents = (tx: Transaction, rows: readonly RowOf<typeof EVENT>[]) =>
  insertMany(tx, 'process_event', EVENT, rows)

/** Variables that are null are left as they are: PostgreSQL then keeps large ones where they lie. */
export async function updateInstances(tx: Transaction, rows: readonly RowOf<typeof MOVED>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update process_instance set definition_id = given.definition_id, status = given.status, ended_at = given.ended_at,
      canceled_by = given.canceled_by, cancel_reason = given.cancel_reason, last_event = given.last_event,
      state = given.state, variables = coalesce(given.variables, process_instance.variables)
    from ${givenRows(MOVED, rows)} where process_instance.id = given.id`.execute(tx)
}

/**
 * Locks the row of an instance's root, waiting for whoever has it, and answers the root as it is then. Steps of a tree of
 * instances come one after the other (engine.md, guarantee 8), and nobody holds anything else when asking for a root.
 */
export function lockRoot(tx: Transaction, instanceId: string) {
  return tx
    .selectFrom('process_instance as root')
    .innerJoin('process_instance as instance', 'instance.root_id', 'root.id')
    .selectAll('root')
    .where('instance.id', '=', instanceId)
    .forUpdate('root')
    .executeTakeFirst()
}

/** Locks the roots of these instances that nobody else has. */
export function lockFreeRoots(tx: Transaction, instanceIds: readonly string[]) {
  return tx
    .selectFrom('process_instance as root')
    .selectAll('root')
    .where(sql<boolean>`root.id in (select root_id from process_instance where id = any(${[...instanceIds]}::uuid[]))`)
    .forUpdate('root')
    .skipLocked()
    .execute()
}

export function loadInstances(tx: Transaction, ids: readonly string[]) {
  return tx
    .selectFrom('process_instance')
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
}

/** Active instances that these visits have called. */
export async function loadCalled(
  tx: Transaction,
  callers: readonly { readonly parent_id: string; readonly parent_visit: number }[],
): Promise<{ id: string }[]> {
  if (callers.length === 0) return []
  const given = givenRows({ parent_id: 'uuid', parent_visit: 'integer' }, callers)
  const called = await sql<{ id: string }>`
    select process_instance.id from process_instance join ${given} using (parent_id, parent_visit)
    where process_instance.status = 'active' order by process_instance.id`.execute(tx)
  return called.rows
}

/** Frees the correlation keys of instances that a message began and that have ended. */
export async function deleteMessageStarts(tx: Transaction, instanceIds: readonly string[]): Promise<void> {
  if (instanceIds.length === 0) return
  await tx
    .deleteFrom('message_start')
    .where('instance_id', 'in', [...instanceIds])
    .execute()
}
