import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import { givenRows, type RowOf } from '../../../platform/given-rows.ts'
import { insertMany } from '../../../platform/insert-many.ts'

const LINK = {
  case_id: 'uuid',
  other_id: 'uuid',
  kind: 'text',
  linked_at: 'timestamptz',
  linked_by: 'text',
} as const
const LINKED = { case_id: 'uuid', other_id: 'uuid', kind: 'text' } as const

type LinkRow = RowOf<typeof LINK>

/** What is linked already stays as it was linked first. */
export async function insertLinks(tx: Transaction, rows: readonly LinkRow[]): Promise<void> {
  const orderOf = ({ case_id, other_id, kind }: LinkRow) => `${case_id} ${other_id} ${kind}`
  const ordered = rows.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  await insertMany(tx, 'case_link', LINK, ordered, { ending: sql<never>`on conflict do nothing` })
}

export async function deleteLinks(tx: Transaction, rows: readonly RowOf<typeof LINKED>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`delete from case_link as link using ${givenRows(LINKED, rows)}
    where link.case_id = given.case_id and link.other_id = given.other_id and link.kind = given.kind`.execute(tx)
}

/** One merge at a time: two cases merged into each other at once would leave none. */
export async function lockMerging(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('aftersale.merge', 0))`.execute(tx)
}

/** Those of the cases that were merged into another. */
export async function mergedOf(tx: Transaction, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const query = tx.selectFrom('case_link').select('case_id').where('kind', '=', 'merged')
  const rows = await query.where('case_id', 'in', [...caseIds]).execute()
  return new Set(rows.map(({ case_id }) => case_id))
}
