import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { drawAction, drawSoldOrder, randomFrom } from '../../../../packages/commerce/test/random-ledger.ts'
import { testDatabase } from '../../../test/database.ts'
import { NOON } from '../../../test/engine.ts'
import { postingTo, writeOrder } from '../../../test/sold-orders.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { checkLedgers, type LedgerDifference } from './check-ledgers.ts'
import { openLedger } from './ledger.ts'

const { database } = await testDatabase()
const draw = { random: randomFrom(11), newId: () => newId(NOON) }

async function check() {
  const found: LedgerDifference[] = []
  const counted = { orders: 0, actions: 0 }
  for await (const { orders, actions, differences } of checkLedgers(database)) {
    counted.orders += orders
    counted.actions += actions
    found.push(...differences)
  }
  return { ...counted, found }
}

const orders = await Promise.all(
  Array.from({ length: 12 }, async () => {
    const sale = drawSoldOrder(draw)
    return { sale, heads: await writeOrder(database, sale) }
  }),
)
const happened = await inTransaction(database, async (tx) => {
  const ledger = await openLedger(
    tx,
    orders.map(({ sale }) => sale.id),
  )
  let count = 0
  for (const { sale, heads } of orders) {
    for (let step = 0; step < 30; step += 1) {
      const book = ledger.book(sale.id)
      const action = book === undefined ? undefined : drawAction(draw, book)
      if (action !== undefined && ledger.post([postingTo(sale.id, heads, action)]).ok) count += 1
    }
  }
  await ledger.save({ now: NOON, by: 'test' })
  return count
})

test('what actions made is what is stored, of every order', async () => {
  expect(await check()).toEqual({ orders: 12, actions: happened, found: [] })
})

test.each([
  ['a sum of the order', 1, sql`update sales_order set credited_minor = credited_minor + 1 where id = `, 'credited'],
  [
    'a counter of a line',
    2,
    sql`update order_line set received_units = received_units + 3 where order_id = `,
    'lines/',
  ],
  ['an action', 3, sql`delete from order_action where number = 1 and order_id = `, 'actions'],
])('%s that somebody changed is found, with both figures', async (_, position, change, at) => {
  const id = orders[position]?.sale.id
  await sql`${change} ${id}`.execute(database)
  const found = (await check()).found.filter(({ order }) => order === id)
  expect(found.some((one) => one.at.startsWith(at) && one.stored !== one.reckoned)).toBe(true)
  expect((await check()).found.filter(({ order }) => order === orders[0]?.sale.id)).toEqual([])
})
