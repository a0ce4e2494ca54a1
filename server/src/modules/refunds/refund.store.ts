import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import type { RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const REFUND = {
  id: 'uuid',
  effect_key: 'text',
  request_id: 'uuid',
  amount_minor: 'bigint',
  currency: 'text',
  approved_at: 'timestamptz',
} as const

/** Writes refunds; one that was written under the same effect key before stays as it is. */
export async function insertRefunds(tx: Transaction, rows: readonly RowOf<typeof REFUND>[]): Promise<void> {
  await insertMany(tx, 'refund', REFUND, rows, { ending: sql`on conflict (effect_key) do nothing` })
}
