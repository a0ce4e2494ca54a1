import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { at } from '../../../test/engine.ts'
import { sell } from '../../../test/shop.ts'

const { database } = await testDatabase()

const ordersIn = (source: string) =>
  database
    .selectFrom('sales_order')
    .select(['number', 'customer', 'currency', 'paid_outside'])
    .select((order) =>
      order
        .selectFrom('order_line')
        .whereRef('order_line.order_id', '=', 'sales_order.id')
        .select((lines) => lines.fn.sum<string>('paid_minor').as('paid'))
        .as('paid'),
    )
    .where('source', '=', source)
    .orderBy('number')
    .execute()

test('an order comes with its first line, paid in full elsewhere; lines may follow later', async () => {
  const source = 'first'
  await sell(
    database,
    { source, orderNumber: 'A', paidMinor: 10 },
    { source, orderNumber: 'A', paidMinor: 5, customer: 'd' },
  )
  await sell(database, { source, orderNumber: 'A', paidMinor: 3 }, { source, orderNumber: 'B', paidMinor: 1 })
  const order = { customer: 'c', currency: 'GBP', paid_outside: true }
  expect(await ordersIn(source)).toEqual([
    { ...order, number: 'A', paid: '18' },
    { ...order, number: 'B', paid: '1' },
  ])
})

test('lines in another currency are an order of their own, whose number says so', async () => {
  const source = 'mixed'
  await sell(database, { source, orderNumber: 'A' }, { source, orderNumber: 'A', currency: 'EUR', paidMinor: 7 })
  await sell(database, { source, orderNumber: 'A', currency: 'EUR', paidMinor: 8 })
  expect(await ordersIn(source)).toMatchObject([
    { number: 'A', currency: 'GBP', paid: '1000' },
    { number: 'A (EUR)', currency: 'EUR', paid: '15' },
  ])
})

test('a line that is there already brings no order, whatever its number says now', async () => {
  const source = 'again'
  const recordKey = '00000000-0000-4000-8000-000000000001'
  await sell(database, { source, orderNumber: 'A', recordKey })
  await sell(database, { source, orderNumber: 'B', recordKey })
  expect((await ordersIn(source)).map(({ number }) => number)).toEqual(['A'])
})

test('many who take in the same orders at once, in any order, record each once', async () => {
  const source = 'at once'
  const numbers = Array.from({ length: 20 }, (_, position) => `N${position}`)
  const lines = numbers.map((orderNumber, position) => {
    const recordKey = `00000000-0000-4000-8000-0000000001${String(position).padStart(2, '0')}`
    return { source, orderNumber, recordKey, paidMinor: 1, orderedAt: at('2026-02-01T00:00:00Z') }
  })
  await Promise.all(
    Array.from({ length: 8 }, (_, turn) => sell(database, ...lines.slice(turn), ...lines.slice(0, turn))),
  )
  const orders = await ordersIn(source)
  expect(orders).toHaveLength(20)
  expect(orders.every(({ paid }) => paid === '1')).toBe(true)
})
