import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'

/** The lines of orders by what their callers call them, by order. */
export async function linesByReference(
  tx: Transaction,
  orderIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const rows = await tx
    .selectFrom('order_line')
    .select(['id', 'order_id', 'reference'])
    .where('order_id', '=', sql<string>`any(${[...orderIds]}::uuid[])`)
    .where('reference', 'is not', null)
    .execute()
  const lines = new Map<string, Map<string, string>>()
  for (const { id, order_id, reference } of rows) {
    const ofOrder = lines.get(order_id) ?? new Map<string, string>()
    ofOrder.set(reference ?? '', id)
    lines.set(order_id, ofOrder)
  }
  return lines
}
