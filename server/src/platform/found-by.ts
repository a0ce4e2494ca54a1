import { searchedFor } from '@aftersale/commerce'
import { type RawBuilder, sql } from 'kysely'

/** Whether a record of `table` (its `search_text` and `terms`) is found by what a person typed. `%` and `_` stand for themselves. */
export function isFoundBy(table: string, typed: string): RawBuilder<boolean> {
  const { words, terms } = searchedFor(typed)
  const [text, pieces] = [sql.ref(`${table}.search_text`), sql.ref(`${table}.terms`)]
  const conditions = words.map((word) => sql`${text} like ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`}`)
  if (terms.length > 0) conditions.unshift(sql`${pieces} @> ${terms}::text[]`)
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`
}
