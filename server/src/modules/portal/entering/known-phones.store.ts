import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'

/** An order with the phones that its customer is known by: their own, then those of their addresses. */
export interface KnownOrder {
  readonly id: string
  readonly number: string
  readonly phones: readonly string[]
}

/** The orders of a number, whatever their shop, the latest first. */
export async function ordersNumbered(database: Database | Transaction, number: string): Promise<KnownOrder[]> {
  const { rows } = await sql<KnownOrder>`
    select ${columns} from ${known} where head.number = ${number} order by head.ordered_at desc limit 10`.execute(
    database,
  )
  return rows
}

/** The order of an id; undefined where there is none. */
export async function orderKnown(database: Database | Transaction, id: string): Promise<KnownOrder | undefined> {
  const { rows } = await sql<KnownOrder>`select ${columns} from ${known} where head.id = ${id}::uuid`.execute(database)
  return rows[0]
}

const columns = sql`head.id, head.number, coalesce(customer.phones, '{}') || array(
      select address ->> 'phone' from jsonb_array_elements(coalesce(customer.addresses, '[]')) as address
      where address ->> 'phone' is not null) as phones`
const known = sql`sales_order as head
  left join customer on customer.source = head.source and customer.number = head.customer`
