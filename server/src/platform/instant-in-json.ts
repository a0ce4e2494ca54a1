import { type RawBuilder, sql } from 'kysely'

/** An instant within a value of JSON that PostgreSQL makes: the milliseconds that it is where it is a column. */
export const instantInJson = (column: RawBuilder<unknown>): RawBuilder<number> =>
  sql`floor(extract(epoch from ${column}) * 1000)::bigint`
