import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import type { OpenOrder } from './open-order.ts'

const SUMS = {
  id: 'uuid',
  actions: 'integer',
  charged_minor: 'bigint',
  credited_minor: 'bigint',
  shipping_credited_minor: 'bigint',
  paid_back_minor: 'bigint',
} as const

/** Writes the sums of these orders as they stand now. */
export async function writeOrderSums(tx: Transaction, orders: readonly OpenOrder[]): Promise<void> {
  const rows = orders.map(({ book }) => ({
    id: book.id,
    actions: book.actions,
    charged_minor: book.charged,
    credited_minor: book.credited,
    shipping_credited_minor: book.shippingCredited,
    paid_back_minor: book.paidBack,
  }))
  await sql`update sales_order set actions = given.actions, charged_minor = given.charged_minor,
      credited_minor = given.credited_minor, shipping_credited_minor = given.shipping_credited_minor,
      paid_back_minor = given.paid_back_minor
    from ${givenRows(SUMS, rows)} where sales_order.id = given.id`.execute(tx)
}
