import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import type { Sentence } from '../../platform/trouble.ts'
import type { Facts, Port } from './port.ts'

export type CallStatus = 'waiting' | 'sending' | 'accepted' | 'stuck' | 'manual' | 'done' | 'failed'

/** A call as it stands. */
export interface CallRow {
  readonly id: string
  readonly port: Port
  readonly action: string
  readonly provider: string
  readonly subject_id: string
  readonly payload: Facts
  readonly status: CallStatus
  readonly due_at: Instant
  readonly attempts: number
  readonly inquiries: number
  readonly fence: number
  readonly uncertain: boolean
  readonly failure: Sentence | null
  readonly reference: string | null
  readonly answer: Facts | null
  readonly accepted_at: Instant | null
  readonly ended_at: Instant | null
  readonly useless_at: Instant | null
}

/** A call that was taken to be sent or asked after, as it stood before. */
export interface TakenCall extends CallRow {
  readonly was_uncertain: boolean
}

const NEW = {
  id: 'uuid',
  port: 'text',
  action: 'text',
  provider: 'text',
  subject_id: 'uuid',
  payload: 'jsonb',
  status: 'text',
  due_at: 'timestamptz',
  asked_at: 'timestamptz',
  useless_at: 'timestamptz',
} as const

export async function insertCalls(tx: Transaction, calls: readonly RowOf<typeof NEW>[]): Promise<void> {
  await insertMany(tx, 'provider_call', NEW, calls)
}

const columns = sql`call.id, call.port, call.action, call.provider, call.subject_id, call.payload, call.status, call.due_at,
  call.attempts, call.inquiries, call.fence, call.uncertain, call.failure, call.reference, call.answer, call.accepted_at, call.ended_at,
  call.useless_at`

/** Calls that nobody has just now and that are of no use any more. */
const useless = (now: Instant) => sql`
  ended_at is null and useless_at <= ${isoOf(now)}::timestamptz and status in ('waiting', 'stuck', 'manual')`

/** Whether a call is due, or over. */
export const isCallDue = (now: Instant) => sql<boolean>`(exists (
  select from provider_call where due_at <= ${isoOf(now)}::timestamptz and status in ('waiting', 'sending', 'accepted'))
  or exists (select from provider_call where ${useless(now)}))`

export type OverCall = Pick<CallRow, 'id' | 'fence' | 'uncertain' | 'failure'>

/** Some of the calls that are of no use any more. */
export async function uselessCalls(database: Database, now: Instant): Promise<readonly OverCall[]> {
  const { rows } = await sql<OverCall>`
    select id, fence, uncertain, failure from provider_call where ${useless(now)} order by useless_at limit 1000`.execute(
    database,
  )
  return rows
}

/**
 * Takes due calls of a provider, the longest due first, for as long as the lease; who took them before and has not answered
 * by then has lost them. Calls that others look at are passed over.
 */
export async function takeCalls(
  database: Database,
  of: { readonly provider: string; readonly ports: readonly Port[]; readonly most: number },
  now: Instant,
  leaseUntil: Instant,
): Promise<TakenCall[]> {
  const { rows } = await sql<TakenCall>`
    with due as (
      select id, uncertain, status from provider_call
      where provider = ${of.provider} and port = any(${of.ports}) and due_at <= ${isoOf(now)}
        and status in ('waiting', 'sending', 'accepted')
      order by due_at limit ${of.most} for update skip locked
    )
    update provider_call as call set
      fence = call.fence + 1,
      due_at = ${isoOf(leaseUntil)},
      status = case when call.status = 'accepted' then 'accepted' else 'sending' end,
      attempts = call.attempts + case when call.status = 'accepted' then 0 else 1 end,
      uncertain = call.uncertain or call.status <> 'accepted'
    from due where call.id = due.id
    returning ${columns}, due.uncertain as was_uncertain`.execute(database)
  return rows
}

/** Hands to a person what has been due for long and no provider of these will do. */
export async function handOver(
  database: Database,
  known: readonly { readonly provider: string; readonly port: Port }[],
  failure: Sentence,
  dueBefore: Instant,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with lost as (
      select id from provider_call as call
      where status = 'waiting' and due_at <= ${isoOf(dueBefore)}
        and not exists (select from ${givenRows({ provider: 'text', port: 'text' }, known)}
          where given.provider = call.provider and given.port = call.port)
      limit 1000 for update skip locked
    )
    update provider_call as call set
      status = case when uncertain then 'stuck' else 'manual' end, failure = ${JSON.stringify(failure)}
    from lost where call.id = lost.id returning call.id`.execute(database)
  return rows.length
}

/** Locks calls in id order. */
export async function lockCalls(tx: Transaction, ids: readonly string[]): Promise<Map<string, CallRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<CallRow>`
    select ${columns} from provider_call as call where id = any(${ids}::uuid[]) order by id for update`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The calls about these subjects that have not ended, locked in id order. */
export async function lockOpenCallsAbout(tx: Transaction, port: Port, subjects: readonly string[]): Promise<CallRow[]> {
  if (subjects.length === 0) return []
  const { rows } = await sql<CallRow>`
    select ${columns} from provider_call as call
    where subject_id = any(${subjects}::uuid[]) and port = ${port} and ended_at is null order by id for update`.execute(
    tx,
  )
  return rows
}

const CHANGED = {
  id: 'uuid',
  provider: 'text',
  status: 'text',
  due_at: 'timestamptz',
  attempts: 'integer',
  inquiries: 'integer',
  fence: 'integer',
  uncertain: 'boolean',
  failure: 'jsonb',
  reference: 'text',
  answer: 'jsonb',
  accepted_at: 'timestamptz',
  ended_at: 'timestamptz',
  ended_by: 'text',
} as const

export type ChangedCall = RowOf<typeof CHANGED>

export async function updateCalls(tx: Transaction, calls: readonly ChangedCall[]): Promise<void> {
  if (calls.length === 0) return
  await sql`
    update provider_call as call set provider = given.provider, status = given.status, due_at = given.due_at,
      attempts = given.attempts, inquiries = given.inquiries, fence = given.fence, uncertain = given.uncertain, failure = given.failure,
      reference = given.reference, answer = given.answer, accepted_at = given.accepted_at, ended_at = given.ended_at,
      ended_by = given.ended_by
    from ${givenRows(CHANGED, calls)} where call.id = given.id`.execute(tx)
}

const SAID = {
  call_id: 'uuid',
  digest: 'text',
  via: 'text',
  kind: 'text',
  words: 'jsonb',
  facts: 'jsonb',
  counted: 'boolean',
  first_at: 'timestamptz',
  last_at: 'timestamptz',
} as const

/** Keeps what was said; the same once more is counted. */
export async function keepAnswers(tx: Transaction, said: readonly RowOf<typeof SAID>[]): Promise<void> {
  const once = [...new Map(said.map((one) => [`${one.call_id} ${one.digest}`, one])).values()]
  const ending = sql`on conflict (call_id, digest) do update set times = provider_answer.times + 1, last_at = excluded.last_at,
    counted = provider_answer.counted or excluded.counted`
  await insertMany(tx, 'provider_answer', SAID, once, { ending })
}

/** Sends stuck calls again, the oldest first; answers them as they stand then. */
export async function retryStuck(
  tx: Transaction,
  of: { readonly port?: Port | undefined; readonly provider?: string | undefined; readonly limit: number },
  now: Instant,
): Promise<CallRow[]> {
  const { rows } = await sql<CallRow>`
    with stuck as (
      select id from provider_call
      where status = 'stuck' and (${of.port ?? null}::text is null or port = ${of.port ?? null})
        and (${of.provider ?? null}::text is null or provider = ${of.provider ?? null})
      order by id limit ${of.limit} for update skip locked
    )
    update provider_call as call set status = 'waiting', due_at = ${isoOf(now)}, attempts = 0, inquiries = 0,
      fence = call.fence + 1, failure = null, accepted_at = null
    from stuck where call.id = stuck.id returning ${columns}`.execute(tx)
  return rows
}
