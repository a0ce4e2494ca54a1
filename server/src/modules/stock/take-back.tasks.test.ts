import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { jobOf, NOON } from '../../../test/engine.ts'
import type { Job } from '../../engine/index.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { stockTasks } from './stock.tasks.ts'
import { saveWarehouses } from './warehouse.store.ts'

const { database } = await testDatabase()
const take = (...jobs: readonly Job[]) =>
  inTransaction(database, async (tx) => (await stockTasks('Asia/Shanghai')['stock.take-back']?.(tx, jobs, NOON)) ?? [])
const job = (takeBack: unknown, effectKey?: string): Job => ({ ...jobOf({ takeBack }, effectKey), businessKey: 'TH-1' })
const back = (product: string, units = 1, to = 'restock') => ({ returnLineId: 'r', product, units, to })

const name = { en: 'Warehouse', 'zh-CN': '仓库' }
const warehouses = [
  { code: 'OLD', position: 0, closed: true },
  { code: 'HZ', position: 1, closed: false },
  { code: 'SH', position: 2, closed: false },
]
const save = (some: typeof warehouses) =>
  inTransaction(database, (tx) =>
    saveWarehouses(
      tx,
      some.map((one) => ({ ...one, id: newId(NOON), name })),
      { now: NOON, by: 'test' },
    ),
  )

async function product(code: string, lotTracked = false, shelfLifeDays: number | null = null) {
  await sql`insert into product values (${newId(NOON)}, ${code}, '{}', null, null, null, null, null, false, ${lotTracked},
    ${shelfLifeDays}, '[]', '[]', '[]', '{}', '', '{}', 1, now(), 'test')`.execute(database)
}
await product('cup')
await product('tea', true, 540)
await product('milk', false, 7)

const onHand = async () =>
  (
    await sql<{ at: string }>`select warehouse.code || ' ' || product || ' ' || on_hand as at from stock_lot
      join warehouse on warehouse.id = warehouse_id order by 1`.execute(database)
  ).rows.map(({ at }) => at)

test('without an open warehouse nothing is booked, and the flow goes on', async () => {
  expect(await take(job({ movements: [back('cup')] }))).toEqual([
    { variables: { takenBack: { units: 0, unplaced: [{ product: 'cup', units: 1, why: 'no-warehouse' }] } } },
  ])
})

test('restocked goods come to the first open warehouse, or to the one that is named, under the reference of the case', async () => {
  await save(warehouses)
  const answers = await take(
    job({ movements: [back('cup', 2), back('cup', 5, 'write-off'), back('cup', 7, 'give-back')] }, 'a'),
    job({ movements: [back('cup', 3)], warehouse: 'SH', reference: 'RT-9' }, 'b'),
  )
  expect(answers).toMatchObject([
    { variables: { takenBack: { units: 2 } } },
    { variables: { takenBack: { units: 3 } } },
  ])
  expect(await onHand()).toEqual(['HZ cup 2', 'SH cup 3'])
  const { rows } = await sql`select reason, reference from stock_movement order by reference`.execute(database)
  expect(rows).toEqual([
    { reason: 'return', reference: 'RT-9' },
    { reason: 'return', reference: 'TH-1' },
  ])
})

test('run again, a step books nothing twice', async () => {
  const before = await onHand()
  expect(await take(job({ movements: [back('cup', 3)] }, 'a'))).toMatchObject([
    { failure: { code: 'commands.key-taken' } },
  ])
  const again = { movements: [back('cup', 2), back('cup', 5, 'write-off'), back('cup', 7, 'give-back')] }
  expect(await take(job(again, 'a'))).toMatchObject([{ variables: { takenBack: { units: 2 } } }])
  expect(await onHand()).toEqual(before)
})

test('what is kept elsewhere, or must say its lot or its last day, is told and not booked', async () => {
  const movements = [back('elsewhere', 4), back('tea', 1), back('milk', 2), back('cup', 1)]
  expect(await take(job({ movements }, 'c'))).toEqual([
    {
      variables: {
        takenBack: {
          units: 1,
          unplaced: [
            { product: 'elsewhere', units: 4, why: 'not-kept' },
            { product: 'tea', units: 1, why: 'lot-needed' },
            { product: 'milk', units: 2, why: 'expiry-needed' },
          ],
        },
      },
    },
  ])
})

test('a warehouse that is not there, or closed, is an error that the flow may catch; nonsense is for a person', async () => {
  const movements = [back('cup')]
  expect(
    await take(
      job({ movements, warehouse: 'XX' }, 'd'),
      job({ movements, warehouse: 'OLD' }, 'e'),
      job({ movements: 'all' }, 'f'),
      job(null, 'g'),
    ),
  ).toMatchObject([
    { failure: { code: 'stock.warehouse-unknown' }, isRefused: true },
    { failure: { code: 'stock.warehouse-closed' }, isRefused: true },
    { failure: { code: 'http.fields-wrong' } },
    { failure: { code: 'http.fields-wrong' } },
  ])
})
