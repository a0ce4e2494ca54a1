import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** These instances and all that they called. */
export async function loadTrees(database: Database, rootIds: readonly string[]) {
  const ids = [...rootIds]
  const { rows } = await sql<{
    id: string
    root_id: string
    definition_id: string
    business_key: string
    started_at: Instant
    ended_at: Instant | null
    variables: Record<string, unknown>
  }>`
    select id, root_id, definition_id, business_key, started_at, ended_at, variables from process_instance
    where id = any(${ids}::uuid[])
    union all
    select id, root_id, definition_id, business_key, started_at, ended_at, variables from process_instance
    where root_id = any(${ids}::uuid[]) and parent_id is not null`.execute(database)
  return rows
}

/** The events of these instances, of each in their order; `from` and `until` spare PostgreSQL the other months of the history. */
export async function loadEventsOfMany(
  database: Database,
  instanceIds: readonly string[],
  { from, until }: { readonly from: Instant; readonly until: Instant },
) {
  const { rows } = await sql<{
    instance_id: string
    at: Instant
    kind: string
    element: string
    visit: number
    data: unknown
  }>`
    select instance_id, at, kind, element, visit, data from process_event
    where instance_id = any(${[...instanceIds]}::uuid[])
      and at >= ${new Date(from)}::timestamptz and at <= ${new Date(until)}::timestamptz
    order by instance_id, number`.execute(database)
  return rows
}

/** What people submitted in these instances, in the order in which they did. */
export async function loadSubmitted(database: Database, instanceIds: readonly string[]) {
  const { rows } = await sql<{
    instance_id: string
    visit: number
    signer: string | null
    completed_by: string | null
    completed_at: Instant
    submitted: Record<string, unknown>
  }>`
    select instance_id, visit, signer, completed_by, completed_at, submitted from user_task
    where instance_id = any(${[...instanceIds]}::uuid[]) and submitted is not null and completed_at is not null
    order by completed_at, id`.execute(database)
  return rows
}
