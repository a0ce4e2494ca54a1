import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const INCIDENT = {
  id: 'uuid',
  instance_id: 'uuid',
  visit: 'integer',
  element: 'text',
  part: 'text',
  work: 'text',
  code: 'text',
  message: 'jsonb',
  created_at: 'timestamptz',
} as const

const RESOLVED = { instance_id: 'uuid', visit: 'integer', resolution: 'text', resolved_by: 'text' } as const

export const insertIncidents = (tx: Transaction, rows: readonly RowOf<typeof INCIDENT>[]) =>
  insertMany(tx, 'incident', INCIDENT, rows)

export async function resolveIncidents(
  tx: Transaction,
  rows: readonly RowOf<typeof RESOLVED>[],
  at: string,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update incident set resolved_at = ${at}::timestamptz, resolution = given.resolution, resolved_by = given.resolved_by
    from ${givenRows(RESOLVED, rows)}
    where incident.resolved_at is null and incident.instance_id = given.instance_id and incident.visit = given.visit
  `.execute(tx)
}

/** Read, not locked: who goes on to resolve it locks its instance first, and reads it again. */
export function readIncident(tx: Transaction, id: string) {
  return tx.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirst()
}
