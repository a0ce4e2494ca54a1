import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import type { RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const BROUGHT = { kind: 'text', key: 'text', checksum: 'text' } as const

/** Checksums of what the pack of the program brought last, by `kind key`. */
export async function lastBrought(tx: Transaction): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.selectFrom('pack_definition').selectAll().execute()
  return new Map(rows.map(({ kind, key, checksum }) => [`${kind} ${key}`, checksum]))
}

export const writeBrought = (tx: Transaction, rows: readonly RowOf<typeof BROUGHT>[]) =>
  insertMany(tx, 'pack_definition', BROUGHT, rows, {
    ending: sql<never>`on conflict (kind, key) do update set checksum = excluded.checksum
      where pack_definition.checksum <> excluded.checksum`,
  })
