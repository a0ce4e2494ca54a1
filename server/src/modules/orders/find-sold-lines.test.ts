import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { at, NOON } from '../../../test/engine.ts'
import { sell } from '../../../test/shop.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { findSoldLines, type Purchase } from './find-sold-lines.ts'

const { database } = await testDatabase()
beforeEach(async () => {
  await sql`truncate sales_order cascade`.execute(database)
})

const bought = (given: Partial<Purchase> = {}): Purchase => {
  return { source: 'shop', product: 'p', orderNumber: null, customer: 'c', ...given }
}

const find = (...purchases: readonly Purchase[]) =>
  inTransaction(database, async (tx) => {
    const found = await findSoldLines(tx, purchases)
    return { orders: found.orderIds.length, lines: purchases.map((one) => found.of(one).map(({ id }) => id)) }
  })

test('of several purchases the latest comes first', async () => {
  const [old = '', fresh = ''] = await sell(
    database,
    { orderNumber: '1', orderedAt: at('2026-01-01T00:00:00Z') },
    { orderNumber: '2', orderedAt: NOON },
  )
  expect(await find(bought())).toEqual({ orders: 2, lines: [[fresh, old]] })
})

test('a line is found by its order and by its customer, and is one line all the same', async () => {
  const [id] = await sell(database, {})
  const byOrder = bought({ orderNumber: '1', customer: null })
  expect(await find(byOrder, bought(), bought({ orderNumber: '1' }))).toEqual({ orders: 1, lines: [[id], [id], [id]] })
})

test('a request that names an order is about no other order; one without order and customer is about none', async () => {
  const [one] = await sell(database, { orderNumber: '1' }, { orderNumber: '2' })
  const found = await find(bought({ orderNumber: '1' }), bought({ orderNumber: '3' }), bought({ customer: null }))
  expect(found.lines).toEqual([[one], [], []])
})

test('neither another source, product nor customer is found, nor a line of which nothing is left', async () => {
  const [claimed] = await sell(database, {}, { source: 'other' }, { product: 'q' }, { customer: 'd' })
  await database
    .updateTable('order_line')
    .set({ claimed_units: 3 })
    .where('id', '=', claimed ?? '')
    .execute()
  expect((await find(bought())).lines).toEqual([[]])
})
