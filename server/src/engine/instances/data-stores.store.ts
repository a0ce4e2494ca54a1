import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import type { RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const STORE = { name: 'text', value: 'jsonb', written_at: 'timestamptz', written_by: 'uuid' } as const

export function loadStores(tx: Transaction, names: readonly string[]) {
  return tx
    .selectFrom('data_store')
    .select(['name', 'value'])
    .where('name', 'in', [...names])
    .execute()
}

/** In the order of names, so that two transactions that write several do not wait for each other. */
export async function upsertStores(tx: Transaction, rows: readonly RowOf<typeof STORE>[]): Promise<void> {
  const sorted = rows.toSorted((one, other) => ((one.name ?? '') < (other.name ?? '') ? -1 : 1))
  const ending = sql`on conflict (name) do update
    set value = excluded.value, written_at = excluded.written_at, written_by = excluded.written_by`
  await insertMany(tx, 'data_store', STORE, sorted, { ending })
}
