import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'

/** The orders of a number, whatever their shop, the latest first, with the phones that their customers are known by. */
export async function ordersNumbered(
  database: Database,
  number: string,
): Promise<{ readonly id: string; readonly phones: readonly string[] }[]> {
  const { rows } = await sql<{ id: string; phones: string[] }>`
    select head.id, coalesce(customer.phones, '{}') || array(
      select address ->> 'phone' from jsonb_array_elements(coalesce(customer.addresses, '[]')) as address
      where address ->> 'phone' is not null) as phones
    from sales_order as head
    left join customer on customer.source = head.source and customer.number = head.customer
    where head.number = ${number} order by head.ordered_at desc limit 10`.execute(database)
  return rows
}
