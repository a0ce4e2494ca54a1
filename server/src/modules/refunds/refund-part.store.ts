import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import type { Sentence } from '../../platform/trouble.ts'

/** How a part of a refund ended, as somebody says. */
export interface PartEnd {
  readonly part: string
  readonly outcome: 'settled' | 'failed'
  /** Why it failed. */
  readonly failure: Sentence | null
}

/** A part of a refund, as far as it never changes. */
export interface FoundPart {
  readonly id: string
  readonly refundId: string
  /** Null where no order knows of it. */
  readonly orderId: string | null
  readonly paymentId: string | null
  readonly amount: number
  readonly provider: string
  readonly currency: string
}

type Status = 'pending' | 'settled' | 'failed'

/** The parts with these ids that are there. */
export async function findParts(tx: Transaction, ids: readonly string[]): Promise<Map<string, FoundPart>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<FoundPart>`
    select part.id, refund_id as "refundId", part.order_id as "orderId", payment_id as "paymentId",
      part.amount_minor as amount, provider, currency
    from refund_part as part join refund on refund.id = part.refund_id
    where part.id = any(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Locks, in id order, parts that belong to no order; answers how they stand. After orders: those are locked first. */
export async function lockLooseParts(tx: Transaction, ids: readonly string[]): Promise<Map<string, Status>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; status: Status }>`
    select id, status from refund_part where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx)
  return new Map(rows.map(({ id, status }) => [id, status]))
}

const END = { id: 'uuid', status: 'text', failure: 'jsonb', ended_at: 'timestamptz' } as const

/** Writes how parts that belong to no order ended. */
export async function endLooseParts(tx: Transaction, ends: readonly PartEnd[], now: Instant): Promise<void> {
  if (ends.length === 0) return
  const rows = ends.map(({ part, outcome, failure }) => ({
    id: part,
    status: outcome,
    failure: outcome === 'failed' && failure !== null ? JSON.stringify(failure) : null,
    ended_at: isoOf(now),
  }))
  await sql`update refund_part set status = given.status, failure = given.failure, ended_at = given.ended_at
    from ${givenRows(END, rows)} where refund_part.id = given.id`.execute(tx)
}

/** By which parts these were tried again. */
export async function retriesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; retry_of: string }>`
    select id, retry_of from refund_part where retry_of = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, retry_of }) => [retry_of, id]))
}

/** Says which part each of these tries again. */
export async function linkRetries(
  tx: Transaction,
  retries: readonly { readonly id: string; readonly retry_of: string }[],
): Promise<void> {
  if (retries.length === 0) return
  await sql`update refund_part set retry_of = given.retry_of
    from ${givenRows({ id: 'uuid', retry_of: 'uuid' }, retries)} where refund_part.id = given.id`.execute(tx)
}
