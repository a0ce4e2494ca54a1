import { type Answer, type AnswerOf, type QueryOf, readCursor, type routes, writeCursor } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

type Part = AnswerOf<typeof routes.listRefundParts>['items'][number]

/**
 * A page of parts of one status, the longest waiting first. Failed ones are those that nobody has tried again: the money is
 * still owed.
 */
export async function listRefundParts(
  database: Database,
  ask: QueryOf<typeof routes.listRefundParts>,
): Answer<typeof routes.listRefundParts> {
  const after = ask.cursor === undefined ? null : readCursor(ask.cursor, ['number', 'id'])
  if (after !== null && !after.ok) return after
  let query = selectParts(database)
    .where('status', '=', ask.status)
    .orderBy('part.asked_at')
    .orderBy('part.id')
    .limit(ask.limit + 1)
  if (ask.status === 'failed') {
    query = query.where(sql<boolean>`not exists (select from refund_part as later where later.retry_of = part.id)`)
  }
  if (ask.provider !== undefined) query = query.where('provider', '=', ask.provider)
  if (ask.orderId !== undefined) query = query.where('part.order_id', '=', ask.orderId)
  if (after !== null) {
    const [at, id] = after.value
    query = query.where(sql<boolean>`(part.asked_at, part.id) > (to_timestamp(${at}::bigint / 1000.0), ${id}::uuid)`)
  }
  const rows = await query.execute()
  const items = rows.slice(0, ask.limit).map(partOnTheWire)
  const last = items.at(-1)
  const next = rows.length > ask.limit && last !== undefined ? writeCursor([last.askedAt, last.id]) : null
  return accept({ items, next })
}

/** Parts with what lists say of their refunds and orders. */
export function selectParts(database: Database) {
  return database
    .selectFrom('refund_part as part')
    .innerJoin('refund', 'refund.id', 'part.refund_id')
    .leftJoin('sales_order', 'sales_order.id', 'part.order_id')
    .select(['part.id', 'part.refund_id', 'part.order_id', 'part.payment_id', 'part.provider', 'part.amount_minor'])
    .select(['part.status', 'part.failure', 'part.retry_of', 'part.asked_at', 'part.ended_at'])
    .select(['refund.number as refund_number', 'refund.currency', 'sales_order.number as order_number'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectParts>['execute']>>[number]

export function partOnTheWire(row: Row): Part {
  return {
    id: row.id,
    refundId: row.refund_id,
    refundNumber: row.refund_number,
    orderId: row.order_id,
    orderNumber: row.order_number,
    paymentId: row.payment_id,
    provider: row.provider,
    amount: { minor: row.amount_minor, currency: row.currency },
    status: row.status as Part['status'],
    failure: row.failure as Part['failure'],
    retryOf: row.retry_of,
    askedAt: row.asked_at,
    endedAt: row.ended_at,
  }
}
