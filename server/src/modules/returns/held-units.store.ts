import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import type { ReturnRequest } from './return-request.ts'

const RETURN = {
  id: 'uuid',
  source: 'text',
  customer: 'text',
  currency: 'text',
  requested_at: 'timestamptz',
} as const

/** Writes the return of each request, known by the request's id, where it is not there yet. */
export async function insertReturnsOf(tx: Transaction, requests: readonly ReturnRequest[]): Promise<void> {
  if (requests.length === 0) return
  const rows = requests.map(({ id, source, customer, currency, requestedAt }) => {
    return { id, source, customer, currency, requested_at: isoOf(requestedAt as Instant) }
  })
  await sql`insert into goods_return (id, number, kind, source, customer, currency, request_id, requested_at)
    select id, 'RT' || lpad(nextval('goods_return_number')::text, 8, '0'), 'return', source, customer, currency, id, requested_at
    from ${givenRows(RETURN, rows)} on conflict (id) do nothing`.execute(tx)
}

/** The return lines of these requests that hold units, with their orders. */
export async function holdingLines(tx: Transaction, requestIds: readonly string[]) {
  return tx
    .selectFrom('return_line')
    .innerJoin('goods_return', 'goods_return.id', 'return_line.return_id')
    .select(['return_line.id', 'return_line.order_id', 'goods_return.request_id'])
    .where('goods_return.request_id', '=', sql<string>`any(${[...requestIds]}::uuid[])`)
    .where(sql<boolean>`units > cancelled_units + given_back_units`)
    .orderBy('return_line.id')
    .execute()
}
