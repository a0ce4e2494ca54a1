import { isId } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const EXCHANGE = {
  id: 'uuid',
  order_id: 'uuid',
  return_id: 'uuid',
  refund_id: 'uuid',
  currency: 'text',
  difference_minor: 'bigint',
  charged_minor: 'bigint',
  shipping_credited_minor: 'bigint',
  figures: 'jsonb',
  explanation: 'jsonb',
  opened_at: 'timestamptz',
} as const

export type ExchangeRow = RowOf<typeof EXCHANGE>

/** Writes exchanges and numbers them in their order; answers the number of each by its id. */
export async function insertExchanges(tx: Transaction, rows: readonly ExchangeRow[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map()
  const names = sql.join(Object.keys(EXCHANGE).map((name) => sql.ref(name)))
  const { rows: written } = await sql<{ id: string; number: string }>`
    insert into exchange (${names}, number)
    select ${names}, 'EX' || lpad(given.counted, greatest(8, length(given.counted)), '0')
    from (select given.*, nextval('exchange_number')::text as counted from ${givenRows(EXCHANGE, rows)}) as given
    returning id, number`.execute(tx)
  return new Map(written.map(({ id, number }) => [id, number]))
}

const LINE = {
  exchange_id: 'uuid',
  position: 'integer',
  order_line_id: 'uuid',
  replaces_id: 'uuid',
  same_price: 'boolean',
} as const

/** Writes what goes out by exchanges. */
export async function insertExchangeLines(tx: Transaction, rows: readonly RowOf<typeof LINE>[]): Promise<void> {
  await insertMany(tx, 'exchange_line', LINE, rows)
}

/** An exchange as it was opened; whether it was cancelled is known for sure once its order is locked. */
export interface FoundExchange {
  readonly id: string
  readonly number: string
  readonly orderId: string
  readonly refundId: string | null
  readonly currency: string
  readonly charged: number
  readonly shippingCredited: number
  /** The order lines that go out. */
  readonly outgoing: readonly string[]
  /** The return lines that come back. */
  readonly returned: readonly string[]
}

/** The exchanges so named, by id or by number in capitals or not, in the order of the names; undefined where there is none. */
export async function findExchanges(tx: Transaction, names: readonly string[]): Promise<(FoundExchange | undefined)[]> {
  const ids = [...new Set(names.filter(isId).map((name) => name.toLowerCase()))]
  const numbers = [...new Set(names.filter((name) => !isId(name)).map((name) => name.toUpperCase()))]
  const { rows } = await sql<FoundExchange>`
    select id, number, order_id as "orderId", refund_id as "refundId", currency, charged_minor as charged,
      shipping_credited_minor as "shippingCredited",
      array(select order_line_id::text from exchange_line where exchange_id = exchange.id order by position) as outgoing,
      array(select id::text from return_line where return_id = exchange.return_id order by id) as returned
    from exchange where id = any(${ids}::uuid[]) or number = any(${numbers})`.execute(tx)
  const byName = new Map(rows.flatMap((row) => [[row.id, row] as const, [row.number, row] as const]))
  return names.map((name) => byName.get(isId(name) ? name.toLowerCase() : name.toUpperCase()))
}

/** Those of the exchanges that were cancelled. Their orders are locked. */
export async function cancelledOnes(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from exchange where id = any(${[...ids]}::uuid[]) and cancelled_at is not null`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Parts of these refunds under way or settled: money that is going back or has gone, by refund. */
export async function refundsUnderWay(tx: Transaction, refundIds: readonly string[]): Promise<Set<string>> {
  if (refundIds.length === 0) return new Set()
  const { rows } = await sql<{ refund_id: string }>`
    select distinct refund_id from refund_part
    where refund_id = any(${[...refundIds]}::uuid[]) and status <> 'failed'`.execute(tx)
  return new Set(rows.map(({ refund_id }) => refund_id))
}

/** Says that exchanges were cancelled. */
export async function markCancelled(tx: Transaction, ids: readonly string[], at: string): Promise<void> {
  if (ids.length === 0) return
  await sql`update exchange set cancelled_at = ${at}::timestamptz where id = any(${[...ids]}::uuid[])`.execute(tx)
}
