import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import { givenRows, type RowOf } from '../../../platform/given-rows.ts'
import { insertMany } from '../../../platform/insert-many.ts'

const WATCHER = { case_id: 'uuid', person: 'text', added_at: 'timestamptz', added_by: 'text' } as const
const WATCHING = { case_id: 'uuid', person: 'text' } as const

type WatcherRow = RowOf<typeof WATCHER>

/** Who watches already stays as added first. In one order, lest two who add the same ones wait for each other. */
export async function insertWatchers(tx: Transaction, rows: readonly WatcherRow[]): Promise<void> {
  const orderOf = ({ case_id, person }: WatcherRow) => `${case_id} ${person}`
  const ordered = rows.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  await insertMany(tx, 'case_watcher', WATCHER, ordered, { ending: sql<never>`on conflict do nothing` })
}

export async function deleteWatchers(tx: Transaction, rows: readonly RowOf<typeof WATCHING>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`delete from case_watcher as watcher using ${givenRows(WATCHING, rows)}
    where watcher.case_id = given.case_id and watcher.person = given.person`.execute(tx)
}

/** Whoever watches one case watches another too. */
export async function copyWatchers(
  tx: Transaction,
  { from, to, at, by }: { readonly from: string; readonly to: string; readonly at: string; readonly by: string },
): Promise<void> {
  await sql`
    insert into case_watcher (case_id, person, added_at, added_by)
    select ${to}::uuid, person, ${at}::timestamptz, ${by} from case_watcher where case_id = ${from}::uuid order by person
    on conflict do nothing`.execute(tx)
}

/** Whoever watches cases stops, and another watches them. Answers how many they were. */
export async function passWatching(
  tx: Transaction,
  { from, to, at, by }: { readonly from: string; readonly to: string; readonly at: string; readonly by: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with taken as (delete from case_watcher where person = ${from} returning case_id),
    given as (
      insert into case_watcher (case_id, person, added_at, added_by)
      select case_id, ${to}, ${at}::timestamptz, ${by} from taken order by case_id on conflict do nothing
    )
    select count(*)::integer as count from taken`.execute(tx)
  return rows[0]?.count ?? 0
}
