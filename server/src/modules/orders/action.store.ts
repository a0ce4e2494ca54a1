import type { RecordedAction } from '@aftersale/commerce'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { insertMany } from '../../platform/insert-many.ts'
import { actionOfRow, rowOf } from './action-row.ts'
import type { Happening } from './happening.ts'

const ACTION = {
  order_id: 'uuid',
  number: 'integer',
  kind: 'text',
  order_line_id: 'uuid',
  return_line_id: 'uuid',
  payment_id: 'uuid',
  refund_part_id: 'uuid',
  units: 'integer',
  amount_minor: 'bigint',
  fee_minor: 'bigint',
  reason: 'text',
  details: 'jsonb',
  at: 'timestamptz',
  by: 'text',
} as const

/** Writes the actions of a session. */
export async function insertActions(
  tx: Transaction,
  happenings: readonly Happening[],
  { now, by }: { readonly now: Instant; readonly by: string },
): Promise<void> {
  const at = isoOf(now)
  const rows = happenings.map(({ order, recorded }) => {
    const row = rowOf(recorded, order.book)
    const details = row.details === null ? null : JSON.stringify(row.details)
    return { order_id: order.header.id, ...row, details, at, by }
  })
  await insertMany(tx, 'order_action', ACTION, rows)
}

/** The actions of these orders, each order's in their order. */
export async function readActions(
  database: Transaction | Database,
  orderIds: readonly string[],
): Promise<Map<string, RecordedAction[]>> {
  const rows = await database
    .selectFrom('order_action')
    .select(['order_id', 'number', 'kind', 'order_line_id', 'return_line_id', 'payment_id', 'refund_part_id'])
    .select(['units', 'amount_minor', 'fee_minor', 'reason', 'details'])
    .where('order_id', '=', sql<string>`any(${[...orderIds]}::uuid[])`)
    .orderBy('order_id')
    .orderBy('number')
    .execute()
  const actions = new Map<string, RecordedAction[]>()
  for (const { order_id, ...row } of rows) {
    const of = actions.get(order_id) ?? []
    of.push(actionOfRow(row))
    actions.set(order_id, of)
  }
  return actions
}
