import { type Instant, isoOf } from '@aftersale/kernel'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import type { Schema } from '../../platform/schema.generated.ts'

export type JobRow = Selectable<Schema['job']>

export interface Taking {
  /** Each of them once. */
  readonly types: readonly string[]
  readonly worker: string
  readonly most: number
  readonly now: Instant
  readonly until: Instant
}

/**
 * How many of the jobs that are next, by priority and then by how long they are due, are of each type. Read, not locked: the
 * merge of the types' indexes stops where enough are found, while a merge of rows that it locks must read and lock all that
 * there are. Measured with 100,000 open jobs of five types, the next 32: 0.2 ms and 23 pages, against 165 ms and 103,000.
 */
export async function nextByType(tx: Transaction, { types, most, now }: Taking): Promise<Map<string, number>> {
  const arms = types.map(
    (type) => sql`(select type, priority, due_at, id from job where ${isNext(type, now)} order by ${IN_ORDER})`,
  )
  const { rows } = await sql<{ type: string; count: number }>`
    select type, count(*) from (
      select type from (${sql.join(arms, sql` union all `)}) as waiting order by ${IN_ORDER} limit ${most}) as next
    group by type`.execute(tx)
  return new Map(rows.map(({ type, count }) => [type, count]))
}

/** Locks the next jobs of one type for a worker, and grows their fences. What another transaction is just taking is passed over. */
export async function takeJobs(tx: Transaction, type: string, taking: Taking): Promise<JobRow[]> {
  const { worker, most, now, until } = taking
  const taken = await sql<JobRow>`
    with next as materialized (
      select id from job where ${isNext(type, now)} order by ${IN_ORDER} limit ${most} for update skip locked)
    update job set fence = job.fence + 1, worker = ${worker}, locked_until = ${isoOf(until)}::timestamptz
    from next where job.id = next.id returning job.*`.execute(tx)
  return taken.rows
}

const IN_ORDER = sql`priority desc, due_at, id`
const isNext = (type: string, now: Instant): RawBuilder<boolean> =>
  sql`type = ${type} and locked_until is null and not suspended and due_at <= ${isoOf(now)}::timestamptz`

/** What the instances of jobs are called, and how much their variables and positions take as they are stored. */
export function sizesOf(tx: Transaction, instanceIds: readonly string[]) {
  return tx
    .selectFrom('process_instance')
    .select(['id', 'business_key'])
    .select(sql<number>`pg_column_size(state) + pg_column_size(variables)`.as('bytes'))
    .where(sql<boolean>`id = any(${[...instanceIds]}::uuid[])`)
    .execute()
}

/** The states of the instances of jobs. */
export function statesOf(tx: Transaction, instanceIds: readonly string[]) {
  return tx
    .selectFrom('process_instance')
    .select(['id', 'state', 'variables'])
    .where(sql<boolean>`id = any(${[...instanceIds]}::uuid[])`)
    .execute()
}

/** Where jobs are; those that are gone are missing. */
export function placesOf(database: Database | Transaction, ids: readonly string[]) {
  return database
    .selectFrom('job')
    .select(['id', 'instance_id', 'fence', 'worker'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
}

/** Locks jobs, whose instances are locked already: nobody can take them before this transaction ends. */
export function lockJobs(tx: Transaction, ids: readonly string[]): Promise<JobRow[]> {
  return tx
    .selectFrom('job')
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

const ATTEMPT = { id: 'uuid', retries: 'integer', due_at: 'timestamptz', failure: 'jsonb' } as const

/** Puts jobs back whose attempt failed. The fence grows: whoever failed has no more to say. */
export async function putBack(tx: Transaction, rows: readonly RowOf<typeof ATTEMPT>[], now: Instant): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update job set retries = given.retries, due_at = given.due_at, failure = given.failure, failed_at = ${isoOf(now)},
      fence = job.fence + 1, worker = null, locked_until = null
    from ${givenRows(ATTEMPT, rows)} where job.id = given.id`.execute(tx)
}

const STOPPED = { instance_id: 'uuid', visit: 'integer', part: 'text', work: 'text', details: 'jsonb' } as const

/** Says in the incidents that stopped jobs have become which work it was, and what its last attempt told. */
export async function explainIncidents(tx: Transaction, rows: readonly RowOf<typeof STOPPED>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update incident set part = given.part, work = given.work, details = given.details from ${givenRows(STOPPED, rows)}
    where incident.resolved_at is null and incident.instance_id = given.instance_id
      and incident.visit = given.visit`.execute(tx)
}

const HELD = { id: 'uuid', fence: 'integer' } as const
/** A job that was given back, or never given away, has no worker: its fence is nobody's. */
const IS_HELD = sql`job.id = given.id and job.fence = given.fence and job.worker is not null`

/** Prolongs locks that nobody else has taken since; answers whose they are still. */
export async function prolongLocks(
  database: Database | Transaction,
  held: readonly RowOf<typeof HELD>[],
  until: Instant,
): Promise<Set<string>> {
  if (held.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    update job set locked_until = ${isoOf(until)}::timestamptz from ${givenRows(HELD, held)}
    where ${IS_HELD} returning job.id`.execute(database)
  return new Set(rows.map(({ id }) => id))
}

/** Gives jobs back that were not begun, or not ended: no attempt is used up. Answers their types by their ids. */
export async function giveBack(tx: Transaction, held: readonly RowOf<typeof HELD>[]): Promise<Map<string, string>> {
  if (held.length === 0) return new Map()
  const { rows } = await sql<{ id: string; type: string }>`
    update job set locked_until = null, worker = null, fence = job.fence + 1 from ${givenRows(HELD, held)}
    where ${IS_HELD} and job.locked_until is not null returning job.id, job.type`.execute(tx)
  return new Map(rows.map(({ id, type }) => [id, type]))
}

/** Ids of those that are locked with the fence given. */
export async function stillHeld(database: Database, held: readonly RowOf<typeof HELD>[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select job.id from job join ${givenRows(HELD, held)} on ${IS_HELD} where job.locked_until is not null`.execute(
    database,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Sets how many attempts a job has left; `fence` null: whoever holds it. Answers its type. */
export async function setRetries(
  tx: Transaction,
  { id, fence, retries }: { readonly id: string; readonly fence: number | null; readonly retries: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ type: string }>`
    update job set retries = ${retries} where id = ${id} and (${fence}::integer is null or fence = ${fence})
    returning type`.execute(tx)
  return rows[0]?.type
}

/** Locks that ran out, of jobs with attempts left: an attempt is used up, and the job is there for the next. Answers the types. */
export async function freeExpired(tx: Transaction, now: Instant, most: number): Promise<string[]> {
  const at = isoOf(now)
  const { rows } = await sql<{ type: string }>`
    with expired as materialized (
      select id from job where ${isExpired(now)} and retries > 1 order by locked_until limit ${most} for update skip locked)
    update job set retries = job.retries - 1, locked_until = null, failed_at = ${at}::timestamptz,
      failure = jsonb_build_object('code', 'jobs.lock-expired', 'message', null, 'worker', job.worker, 'at', ${at}::text,
        'attempts', coalesce((job.failure ->> 'attempts')::integer, 0) + 1)
    from expired where job.id = expired.id returning job.type`.execute(tx)
  return rows.map(({ type }) => type)
}

/** Jobs whose lock ran out in their last attempt; read, not locked. */
export async function spentJobs(database: Database, now: Instant, most: number) {
  const { rows } = await sql<{ id: string; instance_id: string }>`
    select id, instance_id from job where ${isExpired(now)} and retries <= 1 order by locked_until limit ${most}`.execute(
    database,
  )
  return rows
}

/** Whether a lock has run out. */
export const hasExpired = (now: Instant): RawBuilder<boolean> => sql`exists (select from job where ${isExpired(now)})`

const isExpired = (now: Instant): RawBuilder<boolean> =>
  sql`locked_until is not null and locked_until <= ${isoOf(now)}::timestamptz and not suspended`
