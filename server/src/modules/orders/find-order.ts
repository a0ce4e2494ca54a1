import { isId } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** The id of an order by its id, or by its number where only one order has it; undefined where there is none. */
export async function findOrder(database: Database, idOrNumber: string): Promise<string | undefined> {
  const rows = await database
    .selectFrom('sales_order')
    .select('id')
    .$if(isId(idOrNumber), (query) => query.where('id', '=', idOrNumber))
    .$if(!isId(idOrNumber), (query) => query.where('number', '=', idOrNumber))
    .limit(sql.lit(2))
    .execute()
  return rows.length === 1 ? rows[0]?.id : undefined
}
