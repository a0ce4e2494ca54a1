import type { KyselyPlugin, PluginTransformResultArgs, QueryResult, UnknownRow } from 'kysely'

/** better-auth works with Date objects; our pool reads `timestamptz` as epoch milliseconds. Writing needs no change. */
export const instantsAsDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> => ({
    ...result,
    rows: result.rows.map(datesIn),
  }),
}

/** All instants of the access tables, and nothing else in them, have names that end like this. */
const INSTANT = /_(at|until)$/

function datesIn(row: UnknownRow): UnknownRow {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'number' && INSTANT.test(name) ? new Date(value) : value,
  ])
  return Object.fromEntries(entries)
}
