import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'

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
