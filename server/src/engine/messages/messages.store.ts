import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const MESSAGE = {
  id: 'uuid',
  name: 'text',
  correlation_key: 'text',
  message_id: 'text',
  variables: 'jsonb',
  published_at: 'timestamptz',
  expires_at: 'timestamptz',
  instance_id: 'uuid',
} as const

export type MessageRow = RowOf<typeof MESSAGE>

const KEY = { name: 'text', correlation_key: 'text', message_id: 'text' } as const

/**
 * Writes messages down, each once: one of the same id that still lives keeps the others out, one that has expired makes
 * room. Answers the ids of those that are new.
 */
export async function insertMessages(tx: Transaction, rows: readonly MessageRow[], at: string): Promise<string[]> {
  const identified = rows.filter(({ message_id }) => message_id !== null)
  if (identified.length > 0) {
    const given = givenRows(
      KEY,
      identified.map(({ name, correlation_key, message_id }) => ({ name, correlation_key, message_id })),
    )
    await sql`delete from message using ${given} where message.name = given.name
      and message.correlation_key = given.correlation_key and message.message_id = given.message_id
      and message.expires_at <= ${at}::timestamptz`.execute(tx)
  }
  const made = await insertMany(tx, 'message', MESSAGE, rows.toSorted(byKey), {
    ending: sql<{ id: string }>`on conflict do nothing returning id`,
  })
  return made.map(({ id }) => id)
}

/** One order for all, so that two transactions that write the same messages do not wait for each other. */
const byKey = (one: MessageRow, other: MessageRow) => (keyOf(one) < keyOf(other) ? -1 : 1)
const keyOf = ({ name, correlation_key, message_id }: MessageRow) => JSON.stringify([name, correlation_key, message_id])

/** Keys of those who wait for a name without a key of their own: two are looked at, to tell one from several. */
export async function keysWaitedWith(tx: Transaction, name: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select correlation_key as key from message_subscription
    where name = ${name} and not is_explicit and not suspended limit 2`.execute(tx)
  return rows.map(({ key }) => key)
}

/** Whether a message of this name and id still lives, under whatever key. */
export async function isAlive(tx: Transaction, name: string, messageId: string, at: string): Promise<boolean> {
  const { rows } = await sql`select from message
    where name = ${name} and message_id = ${messageId} and expires_at > ${at}::timestamptz limit 1`.execute(tx)
  return rows.length > 0
}

/** A message and an instance that waits for it. */
export interface WaitingPair {
  readonly message_id: string
  readonly variables: unknown
  readonly process_key: string
  readonly instance_id: string
  readonly owner: number
  readonly event: string
  readonly index: number
}

/** What is looked at: everything, some messages, what some instances wait for, or what has some correlation keys. */
export type Scope =
  | { readonly messageIds: readonly string[] }
  | { readonly instanceIds: readonly string[] }
  | { readonly correlationKeys: readonly string[] }
  | null

/** Of messages beside those who wait for them (`waiting`). */
function scoped(scope: Scope) {
  if (scope === null) return sql`true`
  if ('messageIds' in scope) return sql`message.id = any(${[...scope.messageIds]}::uuid[])`
  if ('instanceIds' in scope) return sql`waiting.instance_id = any(${[...scope.instanceIds]}::uuid[])`
  return sql`message.correlation_key = any(${[...scope.correlationKeys]}::text[])`
}

const UNTAKEN = sql`not exists (select from message_correlation as taken
  where taken.message_id = message.id and taken.process_key = waiting.process_key)`

/** Instances that a living message waits to be given to. */
export async function waitingInstances(database: Database, scope: Scope, at: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ instance_id: string }>`
    select waiting.instance_id from message join message_subscription as waiting using (name, correlation_key)
    where ${scoped(scope)} and message.expires_at > ${at}::timestamptz and not waiting.suspended and ${UNTAKEN}
    order by message.id, waiting.opened_at limit ${sql.lit(most)}`.execute(database)
  return [...new Set(rows.map(({ instance_id }) => instance_id))]
}

/** For these instances: each message that they wait for, once for each process, to the one that waits longest. */
export async function waitingPairs(
  tx: Transaction,
  scope: Scope,
  instanceIds: readonly string[],
  at: string,
): Promise<WaitingPair[]> {
  const { rows } = await sql<WaitingPair>`
    select distinct on (message.id, waiting.process_key) message.id as message_id, message.variables,
      waiting.process_key, waiting.instance_id, waiting.owner, waiting.event, waiting.index
    from message join message_subscription as waiting using (name, correlation_key)
    where ${scoped(scope)} and waiting.instance_id = any(${[...instanceIds]}::uuid[])
      and message.expires_at > ${at}::timestamptz and ${UNTAKEN}
    order by message.id, waiting.process_key, waiting.opened_at, waiting.instance_id`.execute(tx)
  return rows
}

/** A message and a process that it begins. */
export interface StartPair {
  readonly message_id: string
  readonly name: string
  readonly correlation_key: string
  readonly variables: unknown
  readonly process_key: string
  readonly definition_id: string
  readonly event: string
  readonly index: number
}

/** Messages that begin a process: not where an instance waits for them, nor where one runs that the same key began. */
export async function startPairs(database: Database, scope: Scope, at: string, most: number): Promise<StartPair[]> {
  const { rows } = await sql<StartPair>`
    select message.id as message_id, message.name, message.correlation_key, message.variables,
      waiting.process_key, waiting.definition_id, waiting.event, waiting.index
    from message join start_subscription as waiting on waiting.kind = 'message' and waiting.name = message.name
    where ${scoped(scope)} and message.expires_at > ${at}::timestamptz and ${UNTAKEN}
      and (message.correlation_key = '' or not exists (select from message_start as running
        where running.process_key = waiting.process_key and running.correlation_key = message.correlation_key))
      and not exists (select from message_subscription as inside where inside.name = message.name
        and inside.correlation_key = message.correlation_key and inside.process_key = waiting.process_key
        and not inside.suspended)
    order by message.id, waiting.process_key limit ${sql.lit(most)}`.execute(database)
  return rows
}

const CORRELATION = {
  message_id: 'uuid',
  process_key: 'text',
  instance_id: 'uuid',
  correlated_at: 'timestamptz',
} as const

/** Notes who has each message; answers those that nobody had for that process before. */
export async function insertCorrelations(
  tx: Transaction,
  rows: readonly RowOf<typeof CORRELATION>[],
): Promise<ReadonlySet<string>> {
  const sorted = rows.toSorted((one, other) => (correlationKey(one) < correlationKey(other) ? -1 : 1))
  const made = await insertMany(tx, 'message_correlation', CORRELATION, sorted, {
    ending: sql<{ message_id: string; process_key: string }>`on conflict do nothing returning message_id, process_key`,
  })
  return new Set(made.map(correlationKey))
}

export const correlationKey = (row: { readonly message_id: string | null; readonly process_key: string | null }) =>
  `${row.message_id} ${row.process_key}`

const TAKEN = { message_id: 'uuid', process_key: 'text' } as const

/** Gives messages back that their instance did not take after all. */
export async function deleteCorrelations(tx: Transaction, rows: readonly RowOf<typeof TAKEN>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`delete from message_correlation using ${givenRows(TAKEN, rows)}
    where message_correlation.message_id = given.message_id
      and message_correlation.process_key = given.process_key`.execute(tx)
}

const START = { process_key: 'text', correlation_key: 'text', instance_id: 'uuid' } as const

/** Reserves correlation keys for instances that messages begin; answers the instances that got theirs. */
export async function insertMessageStarts(
  tx: Transaction,
  rows: readonly RowOf<typeof START>[],
): Promise<ReadonlySet<string>> {
  const made = await insertMany(tx, 'message_start', START, rows, {
    ending: sql<{ instance_id: string }>`on conflict do nothing returning instance_id`,
  })
  return new Set(made.map(({ instance_id }) => instance_id))
}

/** Takes away what has expired; answers how many. */
export async function deleteExpired(database: Database, at: string, most: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from message where id in (select id from message where expires_at <= ${at}::timestamptz limit ${most}
      for update skip locked)`.execute(database)
  return Number(numAffectedRows ?? 0)
}
