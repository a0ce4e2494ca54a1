import type { Database } from '../../platform/database.ts'

/** What was agreed for an order, beside its book. */
export const selectOrderFacts = (database: Database, id: string) =>
  database
    .selectFrom('sales_order')
    .select(['tax_included', 'shipping_minor', 'shipping_discount_minor', 'shipping_tax_minor', 'fields'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** Its lines in the order in which they were sold or added. */
export const selectLineFacts = (database: Database, orderId: string) =>
  database
    .selectFrom('order_line')
    .select([
      'id',
      'reference',
      'product',
      'product_name',
      'unit_price_minor',
      'discount_minor',
      'order_discount_minor',
    ])
    .select(['tax_rate', 'gift_of', 'bundle', 'delivered_at', 'fields'])
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute()

export const selectPaymentFacts = (database: Database, orderId: string) =>
  database
    .selectFrom('order_payment')
    .select(['id', 'method', 'provider', 'provider_reference', 'captured_at'])
    .where('order_id', '=', orderId)
    .orderBy('captured_at')
    .orderBy('id')
    .execute()

export async function selectDiscounts(database: Database, orderId: string) {
  const rows = await database
    .selectFrom('order_discount')
    .select(['kind', 'label', 'over', 'amount_minor'])
    .where('order_id', '=', orderId)
    .orderBy('position')
    .execute()
  return rows.map(({ kind, label, over, amount_minor: amount }) => ({ kind, label, over, amount }))
}

/** Serial numbers of the units sold, by line. */
export async function selectSerials(database: Database, orderId: string): Promise<Map<string, string[]>> {
  const rows = await database
    .selectFrom('order_line_serial')
    .innerJoin('order_line', 'order_line.id', 'order_line_serial.order_line_id')
    .select(['order_line_id', 'serial'])
    .where('order_id', '=', orderId)
    .orderBy('serial')
    .execute()
  const serials = new Map<string, string[]>()
  for (const { order_line_id, serial } of rows)
    serials.set(order_line_id, [...(serials.get(order_line_id) ?? []), serial])
  return serials
}
