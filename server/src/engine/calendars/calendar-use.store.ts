import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const USE = {
  instance_id: 'uuid',
  calendar: 'text',
  edition: 'integer',
  root_id: 'uuid',
  suspended: 'boolean',
} as const

const USE_KEY = { instance_id: 'uuid', calendar: 'text' } as const
const EDITION = { calendar: 'text', edition: 'integer' } as const

export type Edition = RowOf<typeof EDITION>

/** Makes rows, or brings those up to date that are there. */
export const writeUses = (tx: Transaction, rows: readonly RowOf<typeof USE>[]) =>
  insertMany(tx, 'calendar_use', USE, rows, {
    ending: sql<never>`on conflict (instance_id, calendar) do update set edition = excluded.edition`,
  })

export async function deleteUses(tx: Transaction, rows: readonly RowOf<typeof USE_KEY>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`delete from calendar_use using ${givenRows(USE_KEY, rows)}
    where calendar_use.instance_id = given.instance_id and calendar_use.calendar = given.calendar`.execute(tx)
}

/** What counts on an earlier edition than these. Suspended instances are counted anew when they go on. */
const outdated = (editions: readonly Edition[]) => sql`${givenRows(EDITION, editions)}
  join calendar_use as used on used.calendar = given.calendar and used.edition < given.edition and not used.suspended`

/** Instances that count on an earlier edition and whose trees nobody works on: their roots are locked. */
export async function lockOutdated(tx: Transaction, editions: readonly Edition[], most: number): Promise<string[]> {
  const { rows } = await sql<{ instance_id: string }>`
    select used.instance_id from ${outdated(editions)} join process_instance as root on root.id = used.root_id
    limit ${most} for update of root skip locked`.execute(tx)
  return [...new Set(rows.map(({ instance_id }) => instance_id))]
}

/** Instances that count on an earlier edition. */
export async function outdatedInstances(database: Database, editions: readonly Edition[], most: number) {
  const { rows } = await sql<{ instance_id: string }>`
    select distinct used.instance_id from ${outdated(editions)} limit ${most}`.execute(database)
  return rows.map(({ instance_id }) => instance_id)
}

/** How many instances count on each calendar, and how many of them on an earlier edition than this; by calendar. */
export async function countUses(database: Database, editions: readonly Edition[]) {
  const { rows } = await sql<{ calendar: string; instances: number; outdated: number }>`
    select given.calendar, count(used.calendar)::integer as instances,
      (count(*) filter (where used.edition < given.edition))::integer as outdated
    from ${givenRows(EDITION, editions)} left join calendar_use as used on used.calendar = given.calendar
    group by given.calendar`.execute(database)
  return new Map(rows.map(({ calendar, ...counts }) => [calendar, counts]))
}

/** Instances that count on this calendar, after this one, in the order of their ids. */
export async function usersOf(database: Database, calendar: string, after: string | null, most: number) {
  const query = database.selectFrom('calendar_use').select('instance_id').where('calendar', '=', calendar)
  const rows = await query
    .$if(after !== null, (from) => from.where('instance_id', '>', after ?? ''))
    .orderBy('instance_id')
    .limit(most)
    .execute()
  return rows.map(({ instance_id }) => instance_id)
}
