import type { Money } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const REFUND = {
  id: 'uuid',
  effect_key: 'text',
  request_id: 'uuid',
  return_id: 'uuid',
  order_id: 'uuid',
  amount_minor: 'bigint',
  currency: 'text',
  approved_at: 'timestamptz',
  explanation: 'jsonb',
  figures: 'jsonb',
} as const

export type RefundRow = RowOf<typeof REFUND>

/** Writes refunds and numbers them in their order; answers the number of each by its id. */
export async function insertRefunds(tx: Transaction, rows: readonly RefundRow[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map()
  const names = sql.join(Object.keys(REFUND).map((name) => sql.ref(name)))
  const { rows: written } = await sql<{ id: string; number: string }>`
    insert into refund (${names}, number)
    select ${names}, 'RF' || lpad(given.counted, greatest(8, length(given.counted)), '0')
    from (select given.*, nextval('refund_number')::text as counted from ${givenRows(REFUND, rows)}) as given
    returning id, number`.execute(tx)
  return new Map(written.map(({ id, number }) => [id, number]))
}

/** What was refunded under these effect keys. */
export async function refundedUnder(tx: Transaction, effectKeys: readonly string[]): Promise<Map<string, Money>> {
  if (effectKeys.length === 0) return new Map()
  const rows = await tx
    .selectFrom('refund')
    .select(['effect_key', 'amount_minor', 'currency'])
    .where('effect_key', '=', sql<string>`any(${[...effectKeys]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.effect_key, { minor: row.amount_minor, currency: row.currency }]))
}

const PART = {
  id: 'uuid',
  refund_id: 'uuid',
  amount_minor: 'bigint',
  status: 'text',
  provider: 'text',
  asked_at: 'timestamptz',
  retry_of: 'uuid',
} as const

/** Writes parts of refunds that belong to no order: their money moves outside of any ledger. */
export async function insertLooseParts(tx: Transaction, rows: readonly RowOf<typeof PART>[]): Promise<void> {
  await insertMany(tx, 'refund_part', PART, rows)
}

/** The returns by which these requests hold units that were not credited yet, by request. */
export async function returnsHolding(tx: Transaction, requestIds: readonly string[]): Promise<Map<string, string>> {
  if (requestIds.length === 0) return new Map()
  const { rows } = await sql<{ request_id: string; id: string }>`
    select distinct goods_return.request_id, goods_return.id
    from goods_return join return_line on return_line.return_id = goods_return.id
    where goods_return.request_id = any(${[...requestIds]}::uuid[])
      and units - cancelled_units - given_back_units > credited_units`.execute(tx)
  return new Map(rows.map(({ request_id, id }) => [request_id, id]))
}
