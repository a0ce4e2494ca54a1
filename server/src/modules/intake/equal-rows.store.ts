import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { equalRowKeys } from './record-key.ts'

/** Where the records of a kind are. */
const TABLES = { orderLine: 'order_line', returnRequest: 'return_request' } as const

/** How many records say the same: all of a source, those that this import has written, and those that it found there. */
export interface EqualRecords {
  readonly all: number
  readonly own: number
  readonly known: number
}

const CONTENT = { content_key: 'uuid', first_key: 'uuid', last_key: 'uuid' } as const

/** Counts the records without a key of their own that have these contents. */
export async function countEqual(
  tx: Transaction,
  kind: keyof typeof TABLES,
  running: { readonly id: string; readonly source: string },
  contentKeys: readonly string[],
): Promise<Map<string, EqualRecords>> {
  if (contentKeys.length === 0) return new Map()
  const given = givenRows(
    CONTENT,
    contentKeys.map((content_key) => {
      const beginning = equalRowKeys(running.source, content_key)
      return { content_key, first_key: `${beginning}00000000`, last_key: `${beginning}ffffffff` }
    }),
  )
  const { rows } = await sql<EqualRecords & { content_key: string }>`
    select given.content_key, counted."all", counted.own, coalesce(import_row.known, 0) as known
    from ${given}
    cross join lateral (
      select count(*)::integer as "all", (count(*) filter (where import_id = ${running.id}))::integer as own
      from ${sql.table(TABLES[kind])} where record_key between given.first_key and given.last_key
    ) as counted
    left join import_row on import_row.import_id = ${running.id} and import_row.content_key = given.content_key`.execute(
    tx,
  )
  return new Map(rows.map(({ content_key, all, own, known }) => [content_key, { all, own, known }]))
}

const KNOWN = { import_id: 'uuid', content_key: 'uuid', known: 'integer' } as const

/** Notes how many records of each content this import has found there so far. */
export async function noteKnown(tx: Transaction, importId: string, known: ReadonlyMap<string, number>): Promise<void> {
  if (known.size === 0) return
  const given = givenRows(
    KNOWN,
    [...known].map(([content_key, count]) => ({ import_id: importId, content_key, known: count })),
  )
  await sql`insert into import_row (import_id, content_key, known) select * from ${given}
    on conflict (import_id, content_key) do update set known = excluded.known`.execute(tx)
}

/** Forgets up to so many notes of an import; answers whether there may be more. A few at a time: there may be millions. */
export async function forgetKnown(tx: Transaction, importId: string, most: number): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from import_row where import_id = ${importId} and content_key in (
    select content_key from import_row where import_id = ${importId} limit ${most})`.execute(tx)
  return Number(numAffectedRows ?? 0) === most
}
