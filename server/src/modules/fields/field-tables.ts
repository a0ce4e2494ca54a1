import type { FieldEntity, ReferenceEntity } from '@aftersale/commerce'
import type { Schema } from '../../platform/schema.generated.ts'

type Table = keyof Schema & string

/** Where records with custom fields are kept, in a column `fields`. */
export const FIELD_TABLES: Readonly<Record<FieldEntity, Table>> = {
  customer: 'customer',
  product: 'product',
  order: 'sales_order',
  'order-line': 'order_line',
  return: 'goods_return',
  repair: 'repair',
  'serial-unit': 'serial_unit',
}

/** Where the number stands that people know a record by. */
export const NUMBERED: Readonly<Record<ReferenceEntity, { readonly table: Table; readonly column: string }>> = {
  customer: { table: 'customer', column: 'number' },
  product: { table: 'product', column: 'code' },
  order: { table: 'sales_order', column: 'number' },
  return: { table: 'goods_return', column: 'number' },
}
