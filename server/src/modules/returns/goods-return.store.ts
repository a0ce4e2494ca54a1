import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'

const RETURN = {
  id: 'uuid',
  kind: 'text',
  source: 'text',
  customer: 'text',
  currency: 'text',
  request_id: 'uuid',
  requested_at: 'timestamptz',
} as const

/**
 * Writes returns that are not there yet and numbers them in their order; answers the number of each that was written, by its
 * id.
 */
export async function insertReturns(
  tx: Transaction,
  rows: readonly RowOf<typeof RETURN>[],
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map()
  const names = sql.join(Object.keys(RETURN).map((name) => sql.ref(name)))
  const { rows: written } = await sql<{ id: string; number: string }>`
    insert into goods_return (${names}, number)
    select ${names}, 'RT' || lpad(given.counted, greatest(8, length(given.counted)), '0')
    from (select given.*, nextval('goods_return_number')::text as counted from ${givenRows(RETURN, rows)}) as given
    on conflict (id) do nothing returning id, number`.execute(tx)
  return new Map(written.map(({ id, number }) => [id, number]))
}

const PRICES = { id: 'uuid', gross_minor: 'bigint', tax_minor: 'bigint' } as const

/** Keeps what the units of return lines cost before discounts, and the tax. */
export async function keepPrices(tx: Transaction, rows: readonly RowOf<typeof PRICES>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`update return_line set gross_minor = given.gross_minor, tax_minor = given.tax_minor
    from ${givenRows(PRICES, rows)} where return_line.id = given.id`.execute(tx)
}

/** The products of order lines. */
export async function productsOf(tx: Transaction, orderLineIds: readonly string[]): Promise<Map<string, string>> {
  if (orderLineIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; product: string }>`
    select id, product from order_line where id = any(${[...new Set(orderLineIds)]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, product }) => [id, product]))
}
