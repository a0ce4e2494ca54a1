import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  start as begin,
  chain,
  end,
  flow,
  gateway,
  input,
  service,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { drawn } from '../../../test/drawn.ts'
import { deploy, engineWith, historyOf, jobOf, NOON, start } from '../../../test/engine.ts'
import type { Job } from '../../engine/index.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { differingLots } from './check-stock.view.ts'
import { stockTasks } from './stock.tasks.ts'
import { saveWarehouses } from './warehouse.store.ts'

const { database } = await testDatabase()
const tasks = stockTasks('Asia/Shanghai')
const when = { now: NOON, by: 'test' }
await inTransaction(database, async (tx) => {
  const name = { en: 'Hangzhou', 'zh-CN': '杭州仓' }
  await saveWarehouses(tx, [{ id: newId(NOON), code: 'HZ', name, position: 0, closed: false }], when)
  for (const code of ['cup', 'pot']) {
    await sql`insert into product values (${newId(NOON)}, ${code}, '{}', null, null, null, null, null, false, false, null, '[]',
      '[]', '[]', '{}', '', '{}', 1, now(), 'test')`.execute(tx)
  }
})

/** Does jobs as the engine would; answers their variables or failures. */
const does = (type: string, ...jobs: readonly Job[]) =>
  inTransaction(database, async (tx) => (await tasks[type]?.(tx, jobs, NOON)) ?? [])
const job = (stock: unknown, businessKey = 'EX1', effectKey?: string): Job => ({
  ...jobOf({ stock }, effectKey),
  businessKey,
})
const cups = (units: number, product = 'cup') => ({ warehouse: 'HZ', product, units })

test('goods come in, are reserved under the business key, leave, and what is left is released', async () => {
  expect(await does('stock.receive', job({ items: [cups(5), cups(3, 'pot')], reason: 'return' }))).toMatchObject([
    {
      variables: {
        receivedUnits: 8,
        receivedLots: [
          { product: 'cup', units: 5 },
          { product: 'pot', units: 3 },
        ],
      },
    },
  ])
  const [reserved] = await does(
    'stock.reserve',
    job({
      items: [
        { product: 'cup', units: 2 },
        { product: 'pot', units: 3 },
      ],
    }),
  )
  expect(reserved).toMatchObject({
    variables: { reserved: true, reservations: [expect.any(String), expect.any(String)] },
  })
  expect(await does('stock.issue', job({ units: 4 }))).toMatchObject([{ variables: { issuedUnits: 4 } }])
  expect(await does('stock.release', job(null))).toEqual([{ variables: { releasedUnits: 1 } }])
  expect(await does('stock.release', job(null))).toEqual([{ variables: { releasedUnits: 0 } }])
  expect(await differingLots(database)).toEqual([])
})

test('a job is done once, however often the step is run', async () => {
  await does('stock.receive', job(cups(9), 'once', 'e/1'))
  const [again] = await does('stock.receive', job(cups(9), 'once', 'e/1'))
  expect(again).toMatchObject({ variables: { receivedUnits: 9 } })
  const { rows } = await sql`select from stock_movement where reference = 'once'`.execute(database)
  expect(rows).toHaveLength(1)
})

test('too few units are no failure: the flow hears it and goes another way; nothing of the job is kept', async () => {
  await does('stock.receive', job(cups(2, 'pot'), 'few'))
  const [few] = await does(
    'stock.reserve',
    job(
      {
        items: [
          { product: 'pot', units: 1 },
          { product: 'pot', units: 99 },
        ],
      },
      'few',
    ),
  )
  expect(few).toMatchObject({
    variables: { reserved: false, reservations: [], shortage: { product: 'pot', wanted: 99 } },
  })
  const { rows } = await sql`select from stock_reservation where reference = 'few'`.execute(database)
  expect(rows).toEqual([])
})

test('of many jobs each has its answer, and what is wrong with one is for a person', async () => {
  await does('stock.receive', job(cups(3, 'pot'), 'many'))
  const answers = await does(
    'stock.reserve',
    job({ product: 'pot', units: 1 }, 'm1'),
    job({ product: 'no such', units: 1 }, 'm2'),
    job({ product: 'pot', units: 'two' }, 'm3'),
    job(7, 'm4'),
    job({ items: ['pot'] }, 'm5'),
  )
  expect(answers).toMatchObject([
    { variables: { reserved: true } },
    { failure: { code: 'stock.product-unknown', message: { 'zh-CN': '没有商品 no such。' } } },
    {
      failure: {
        code: 'http.fields-wrong',
        message: { en: expect.stringContaining('items[0].units: must be a number') },
      },
    },
    { failure: { code: 'http.fields-wrong' } },
    { failure: { code: 'http.fields-wrong' } },
  ])
})

test('what nobody reserved cannot leave under its reference', async () => {
  expect(await does('stock.issue', job(null, 'nobody'))).toMatchObject([
    { failure: { code: 'stock.reservation-not-found' } },
  ])
})

test('a flow reserves what it needs and goes on, or hears what is missing and goes another way', async () => {
  const { engine } = engineWith(tasks)
  const file = drawn(
    'exchange',
    begin(),
    service(
      'Keep',
      'stock.reserve',
      input('stock', '={items: for line in lines return {product: line.product, units: line.units}}'),
    ),
    gateway('Kept', 'Short'),
    service('Send', 'stock.issue'),
    end('Sent'),
    end('Waits'),
    chain('Start', 'Keep', 'Kept'),
    flow('Kept', 'Send', '=reserved'),
    flow('Kept', 'Waits', undefined, 'Short'),
    chain('Send', 'Sent'),
  )
  await deploy(database, engine, file)
  await does('stock.receive', job({ items: [cups(1), cups(2, 'pot')] }, 'flow'))
  const lines = (pots: number) => ({
    lines: [
      { product: 'cup', units: 1 },
      { product: 'pot', units: pots },
    ],
  })
  const [sent = '', short = ''] = await start(database, engine, 'exchange', [lines(2), lines(999)])
  expect(await historyOf(database, sent)).toContain('Sent')
  expect(await historyOf(database, short)).toContain('Waits')
  expect(await differingLots(database)).toEqual([])
})
