import { addDays, localDateAt } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { StockMoment } from './change-stock.ts'

/** How many products are below their replenishment level, and how many lots have expired or will within so many days. */
export async function stockFigures(
  database: Database,
  days: number,
  { now, zone }: Pick<StockMoment, 'now' | 'zone'>,
): Promise<{ low: number; expiring: number }> {
  const today = localDateAt(now, zone)
  const { rows } = await sql<{ low: number; expiring: number }>`
    select (select count(*) from stock_level where minimum > (
        select coalesce(sum(case when expires_on < ${today} then 0 else on_hand - reserved end), 0) from stock_lot
        where stock_lot.product = stock_level.product and stock_lot.warehouse_id = stock_level.warehouse_id))::integer as low,
      (select count(*) from stock_lot where on_hand > 0 and expires_on <= ${addDays(today, days)})::integer as expiring`.execute(
    database,
  )
  return rows[0] ?? { low: 0, expiring: 0 }
}
