import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { type ColumnTypes, givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const JOB = {
  id: 'uuid',
  instance_id: 'uuid',
  root_id: 'uuid',
  definition_id: 'uuid',
  process_key: 'text',
  visit: 'integer',
  part: 'text',
  element: 'text',
  type: 'text',
  priority: 'integer',
  retries: 'integer',
  due_at: 'timestamptz',
  suspended: 'boolean',
  created_at: 'timestamptz',
} as const

const TIMER = {
  instance_id: 'uuid',
  owner: 'integer',
  event: 'text',
  index: 'integer',
  root_id: 'uuid',
  due_at: 'timestamptz',
  suspended: 'boolean',
} as const

const MESSAGE = {
  instance_id: 'uuid',
  owner: 'integer',
  event: 'text',
  index: 'integer',
  root_id: 'uuid',
  process_key: 'text',
  name: 'text',
  correlation_key: 'text',
  is_explicit: 'boolean',
  suspended: 'boolean',
  opened_at: 'timestamptz',
} as const

const SIGNAL = {
  instance_id: 'uuid',
  owner: 'integer',
  event: 'text',
  index: 'integer',
  root_id: 'uuid',
  name: 'text',
  suspended: 'boolean',
} as const

const JOB_KEY = { instance_id: 'uuid', visit: 'integer', part: 'text' } as const
const SUBSCRIPTION_KEY = { instance_id: 'uuid', owner: 'integer', event: 'text', index: 'integer' } as const

type SubscriptionTable = 'timer' | 'message_subscription' | 'signal_subscription'

export const insertJobs = (tx: Transaction, rows: readonly RowOf<typeof JOB>[]) => insertMany(tx, 'job', JOB, rows)

export const deleteJobs = (tx: Transaction, rows: readonly RowOf<typeof JOB_KEY>[]) =>
  deleteGiven(tx, 'job', JOB_KEY, rows)

export const deleteSubscriptions = (
  tx: Transaction,
  table: SubscriptionTable,
  rows: readonly RowOf<typeof SUBSCRIPTION_KEY>[],
) => deleteGiven(tx, table, SUBSCRIPTION_KEY, rows)

/** Makes rows, or brings those up to date that are there. */
export const writeTimers = (tx: Transaction, rows: readonly RowOf<typeof TIMER>[]) =>
  insertMany(tx, 'timer', TIMER, rows, { ending: orUpdate('due_at') })

export const writeMessageSubscriptions = (tx: Transaction, rows: readonly RowOf<typeof MESSAGE>[]) =>
  insertMany(tx, 'message_subscription', MESSAGE, rows, { ending: orUpdate('name', 'correlation_key', 'is_explicit') })

export const writeSignalSubscriptions = (tx: Transaction, rows: readonly RowOf<typeof SIGNAL>[]) =>
  insertMany(tx, 'signal_subscription', SIGNAL, rows, { ending: orUpdate('name') })

function orUpdate(...columns: readonly string[]): RawBuilder<never> {
  const sets = columns.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`)
  return sql`on conflict (instance_id, owner, event, index) do update set ${sql.join(sets)}`
}

async function deleteGiven<const Columns extends ColumnTypes>(
  tx: Transaction,
  table: 'job' | SubscriptionTable,
  columns: Columns,
  rows: readonly RowOf<Columns>[],
): Promise<void> {
  if (rows.length === 0) return
  const own = sql.table(table)
  const same = Object.keys(columns).map((name) => sql`${own}.${sql.ref(name)} = given.${sql.ref(name)}`)
  await sql`delete from ${own} using ${givenRows(columns, rows)} where ${sql.join(same, sql` and `)}`.execute(tx)
}
