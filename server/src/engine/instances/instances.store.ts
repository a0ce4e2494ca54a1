import { sql } from 'kysely'
import type { Transaction } from '../platform/database.ts'
import { givenRows, type RowOf } from '../platform/given-rows.ts'
import { insertMany } from '../platform/insert-many.ts'

const INSTANCE = {
  id: 'uuid',
  definition_id: 'uuid',
  business_key: 'text',
  status: 'text',
  started_at: 'timestamptz',
  ended_at: 'timestamptz',
  last_event: 'integer',
  state: 'jsonb',
  variables: 'jsonb',
} as const

const MOVED = {
  id: 'uuid',
  status: 'text',
  ended_at: 'timestamptz',
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

const TASK = {
  id: 'uuid',
  instance_id: 'uuid',
  visit: 'integer',
  element: 'text',
  name: 'text',
  assignee: 'text',
  candidate_groups: 'text[]',
  form_id: 'uuid',
  status: 'text',
  created_at: 'timestamptz',
} as const

const INCIDENT = {
  id: 'uuid',
  instance_id: 'uuid',
  visit: 'integer',
  element: 'text',
  code: 'text',
  message: 'jsonb',
  created_at: 'timestamptz',
} as const

export const insertInstances = (tx: Transaction, rows: readonly RowOf<typeof INSTANCE>[]) =>
  insertMany(tx, 'process_instance', INSTANCE, rows)

export const insertEvents = (tx: Transaction, rows: readonly RowOf<typeof EVENT>[]) =>
  insertMany(tx, 'process_event', EVENT, rows)

export const insertUserTasks = (tx: Transaction, rows: readonly RowOf<typeof TASK>[]) =>
  insertMany(tx, 'user_task', TASK, rows)

export const insertIncidents = (tx: Transaction, rows: readonly RowOf<typeof INCIDENT>[]) =>
  insertMany(tx, 'incident', INCIDENT, rows)

export async function updateInstances(tx: Transaction, rows: readonly RowOf<typeof MOVED>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update process_instance set status = given.status, ended_at = given.ended_at, last_event = given.last_event,
      state = given.state, variables = given.variables
    from ${givenRows(MOVED, rows)} where process_instance.id = given.id`.execute(tx)
}

/** Locks the instance's row: steps of one instance come one after the other (engine.md, guarantee 8). */
export function lockInstance(tx: Transaction, id: string) {
  return tx.selectFrom('process_instance').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}
