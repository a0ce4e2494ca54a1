import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from './database.ts'
import { type ColumnTypes, givenRows, type RowOf } from './given-rows.ts'
import type { Schema } from './schema.generated.ts'

/**
 * Writes any number of rows with one statement. `ending` goes after them, such as
 * sql<{ id: string }>`on conflict (number) do nothing returning id`; what it returns is the answer.
 */
export async function insertMany<const Columns extends ColumnTypes, Answer = never>(
  tx: Transaction | Database,
  table: keyof Schema & string,
  columns: Columns,
  rows: readonly RowOf<Columns>[],
  options: { readonly ending?: RawBuilder<Answer> } = {},
): Promise<Answer[]> {
  if (rows.length === 0) return []
  const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)))
  const given = givenRows(columns, rows)
  const ending = options.ending ?? sql``
  return (await sql<Answer>`insert into ${sql.table(table)} (${names}) select * from ${given} ${ending}`.execute(tx))
    .rows
}
