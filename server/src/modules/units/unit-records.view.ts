import type { Database } from '../../platform/database.ts'

/** Sold units by their serial numbers, as forms link them: products may share a number. */
export async function unitRecords(database: Database, serials: readonly string[]) {
  if (serials.length === 0) return []
  const rows = await database
    .selectFrom('serial_unit')
    .leftJoin('sales_order', 'sales_order.id', 'serial_unit.order_id')
    .select(['serial_unit.serial', 'serial_unit.product', 'serial_unit.state', 'serial_unit.customer'])
    .select(['sales_order.number as order_number', 'serial_unit.sold_on', 'serial_unit.delivered_on'])
    .where('serial_unit.serial', 'in', [...serials])
    .orderBy('serial_unit.id')
    .execute()
  return rows.map(({ order_number: orderNumber, sold_on: soldOn, delivered_on: deliveredOn, ...unit }) => {
    return { ...unit, orderNumber, soldOn, deliveredOn }
  })
}
