import { sql } from 'kysely'
import type { Database } from '../../server/src/platform/database.ts'
import type { RowOf } from '../../server/src/platform/given-rows.ts'
import { insertMany } from '../../server/src/platform/insert-many.ts'
import { inTransaction } from '../../server/src/platform/transaction.ts'

const INSTANCE = {
  id: 'uuid',
  root_id: 'uuid',
  definition_id: 'uuid',
  business_key: 'text',
  status: 'text',
  started_at: 'timestamptz',
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

/** The rows that the engine wrote for some cases: what the wall writes again, with nothing else to do. */
export interface Rows {
  readonly instances: readonly RowOf<typeof INSTANCE>[]
  readonly events: readonly RowOf<typeof EVENT>[]
}

/** Takes the rows of the newest cases out of the database, so that they can be written once more. */
export async function takeRows(database: Database, cases: number): Promise<Rows> {
  const instances = await sql<RowOf<typeof INSTANCE>>`
    delete from process_instance where id in (select id from process_instance order by id desc limit ${cases})
    returning id, root_id, definition_id, business_key, status, started_at, ended_at, last_event, state::text, variables::text
  `.execute(database)
  const ids = instances.rows.map((row) => row['id'])
  const events = await sql<RowOf<typeof EVENT>>`
    delete from process_event where instance_id = any(${ids}::uuid[])
    returning instance_id, number, at, kind, element, visit, data::text`.execute(database)
  const inOrder = events.rows.sort(
    (a, b) => compare(a['instance_id'], b['instance_id']) || Number(a['number']) - Number(b['number']),
  )
  return { instances: instances.rows.sort((a, b) => compare(a['id'], b['id'])), events: inOrder }
}

const compare = (a: unknown, b: unknown) => (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0)

/** Writes them in one transaction by two statements. */
export function writeRows(database: Database, rows: Rows): Promise<void> {
  return inTransaction(database, async (tx) => {
    await insertMany(tx, 'process_instance', INSTANCE, rows.instances)
    await insertMany(tx, 'process_event', EVENT, rows.events)
  })
}
