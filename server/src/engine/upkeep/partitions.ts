import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Months of history that have a table of their own before they begin, beside the one that it is. */
const AHEAD = 2

/** Another server made it, it would take over rows that the default partition holds, or somebody holds the table. */
const LEAVE_IT = new Set(['42P07', '23514', '55P03'])

/**
 * Makes the tables of this month's history and of the months to come. A month of which rows lie in the default partition
 * stays there. The lock that it needs makes everybody wait, so it is not waited for long.
 */
export async function makePartitions(database: Database, now: Instant): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select inhrelid::regclass::text as name from pg_inherits where inhparent = 'process_event'::regclass`.execute(
    database,
  )
  const there = new Set(rows.map(({ name }) => name))
  for (const month of monthsFrom(now)) {
    if (there.has(month.name)) continue
    try {
      await makePartition(database, month)
    } catch (error) {
      if (!LEAVE_IT.has((error as { readonly code?: string }).code ?? '')) throw error
    }
  }
}

interface Month {
  readonly name: string
  readonly from: string
  readonly to: string
}

function makePartition(database: Database, { name, from, to }: Month): Promise<void> {
  return database.transaction().execute(async (tx) => {
    await sql`set local lock_timeout = '2s'`.execute(tx)
    await sql`create table ${sql.table(name)} partition of process_event
      for values from (${sql.lit(from)}) to (${sql.lit(to)})`.execute(tx)
  })
}

/** The months of the history begin and end in UTC, wherever the installation is. */
function monthsFrom(now: Instant): Month[] {
  const [year = 0, month = 0] = isoOf(now).split('-', 2).map(Number)
  return Array.from({ length: AHEAD + 1 }, (_, ahead) => {
    const first = firstOf(year, month - 1 + ahead)
    return {
      name: `process_event_${first.slice(0, 7).replace('-', '_')}`,
      from: first,
      to: firstOf(year, month + ahead),
    }
  })
}

const firstOf = (year: number, month: number) =>
  `${new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)}T00:00:00Z`
