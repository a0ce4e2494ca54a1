import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { insertMany } from '../../platform/insert-many.ts'

/** Records that steps of flows make. */
export type Made = 'return' | 'refund' | 'exchange' | 'repair'

const MADE = { record: 'text', record_id: 'uuid', root_id: 'uuid' } as const

/** Keeps which root made which records; a step that is run again made nothing else. */
export async function insertMade(
  tx: Transaction,
  record: Made,
  made: readonly { readonly recordId: string; readonly rootId: string }[],
): Promise<void> {
  const rows = made.map(({ recordId, rootId }) => ({ record, record_id: recordId, root_id: rootId }))
  await insertMany(tx, 'flow_made', MADE, rows, { ending: sql`on conflict (record, record_id) do nothing` })
}
