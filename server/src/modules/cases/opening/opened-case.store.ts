import type { Transaction } from '../../../platform/database.ts'
import type { RowOf } from '../../../platform/given-rows.ts'
import { insertMany } from '../../../platform/insert-many.ts'

const OPENED = {
  id: 'uuid',
  number: 'text',
  source: 'text',
  kind: 'text',
  type_version: 'integer',
  instance_id: 'uuid',
  channel: 'text',
  customer: 'text',
  order_number: 'text',
  product: 'text',
  title: 'text',
  priority: 'text',
  fields: 'jsonb',
  opened_at: 'timestamptz',
  opened_by: 'text',
  status: 'text',
  currency: 'text',
} as const

/** Records cases of case types. */
export const insertOpenedCases = (tx: Transaction, rows: readonly RowOf<typeof OPENED>[]): Promise<never[]> =>
  insertMany(tx, 'service_case', OPENED, rows)
