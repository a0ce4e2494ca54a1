import { isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { paid } from '../test/after-sales-desk.ts'
import { endEvent, flows, processFile, serviceTask, startEvent, userTask } from '../test/bpmn-text.ts'
import { casePlace, newKey } from '../test/case-place.ts'
import { deploy as deployFiles, NOON } from '../test/engine.ts'
import { valueOf } from '../test/http-server.ts'
import { openAutomations } from './modules/automations/index.ts'
import { exchangeTasks } from './modules/exchanges/index.ts'
import { orderRoutes } from './modules/orders/index.ts'
import { productRoutes } from './modules/products/index.ts'
import { refundRoutes, refundTasks } from './modules/refunds/index.ts'
import { returnTasks } from './modules/returns/index.ts'
import { stockRoutes } from './modules/stock/index.ts'
import { settableClock } from './platform/clock.ts'
import { newId } from './platform/ids.ts'

const clock = settableClock(NOON)
const log = { error: () => undefined }
let loops: ReturnType<typeof openAutomations>['loops'] = []
const { database, engine, program, type, open } = await casePlace(
  ({ database, engine }) => {
    const automations = openAutomations({ database, engine, clock, log, env: {} })
    loops = automations.loops
    return [
      ...automations.routes,
      ...orderRoutes({ database }),
      ...refundRoutes({ database }),
      ...productRoutes({ database }),
      ...stockRoutes({ database, zone: 'Asia/Shanghai' }),
    ]
  },
  { ...returnTasks, ...refundTasks, ...exchangeTasks },
)
const look = async () => {
  const loop = loops.find(({ topic }) => topic === 'automations')
  while (((await loop?.round(true)) ?? 0) > 0);
}

async function put(key: string, more: object) {
  const document = { key, name: { en: key, 'zh-CN': key }, do: [{ action: 'publish', message: 'm' }], ...more } as never
  const [outcome] = valueOf(await program.putAutomations({ body: { items: [{ key: newKey(), document }] } })).items
  return outcome?.refusal ?? null
}
const runsOf = async (automation: string) =>
  valueOf(await program.listAutomationRuns({ query: { automation, limit: 100 } })).items.toReversed()
const changesOf = async (automation: string) =>
  (await runsOf(automation)).map(({ cause }) => (cause as { readonly changes: unknown }).changes)

let made = 0
async function sell(more: object = {}) {
  const item = {
    key: newKey(),
    source: 'shop',
    number: `N-${(made += 1)}`,
    customer: 'c1',
    currency: 'CNY',
    orderedAt: '2026-02-20T12:00:00Z',
    lines: [{ reference: 'a', product: 'lamp', productName: 'Lamp', quantity: 3, unitPrice: 10_000 }],
    payments: [paid(30_000)],
    ...more,
  }
  const [outcome] = valueOf(await program.recordOrders({ body: { items: [item] } as never })).items
  return { id: outcome?.done?.id ?? '', number: item.number }
}

test('an order that comes to be and what is given back of it are noticed, and a case is opened about it', async () => {
  await type('about-order', { subject: ['order', 'customer'] })
  const opening = { action: 'open-case', type: 'about-order' }
  expect(
    await put('large', {
      trigger: { kind: 'change', record: 'order' },
      when: 'order.currency = "CNY" and sum(lines.paidMinor) >= 30000',
      do: [opening],
    }),
  ).toBeNull()
  expect(
    await put('given-back', {
      trigger: { kind: 'change', record: 'order' },
      when: 'changed("creditedMinor") and before != null',
    }),
  ).toBeNull()
  const small = [{ reference: 'a', product: 'cup', productName: 'Cup', quantity: 1, unitPrice: 500 }]
  await sell({ lines: small, payments: [paid(500)] })
  const { id, number } = await sell()
  await sql`update sales_order set credited_minor = 10000 where id = ${id}`.execute(database)
  await look()
  const [large] = await runsOf('large')
  expect(large).toMatchObject({ record: 'order', recordId: id, status: 'done', caseId: null })
  const [opened] = await database.selectFrom('service_case').selectAll().where('kind', '=', 'about-order').execute()
  expect(opened).toMatchObject({ order_number: number, customer: 'c1', source: 'shop' })
  expect(await runsOf('large')).toHaveLength(1)
  expect(await changesOf('given-back')).toEqual([{ creditedMinor: { from: 0, to: 10_000 } }])
})

const stock = async (
  call: 'receiveStock' | 'reserveStock' | 'issueStock' | 'releaseStock',
  ...items: readonly object[]
) => {
  const body = { items: items.map((item) => ({ key: newKey(), ...item })) } as never
  const outcomes = valueOf(await program[call]({ body })).items
  expect(outcomes.flatMap(({ refusal }) => refusal ?? [])).toEqual([])
  return outcomes[0]?.done?.reservations[0]?.id
}
const level = (product: string, minimum: number) =>
  program
    .putStockLevels({ body: { items: [{ key: newKey(), warehouse: 'HZ', product, minimum }] } as never })
    .then(valueOf)

const products = ['cup', 'crowd', 'quiet', ...Array.from({ length: 100 }, (_, at) => `mass-${at}`)].map((code) => {
  const lots = { lotTracked: true }
  return { key: newKey(), code, name: { en: code, 'zh-CN': code }, ...(code === 'quiet' ? {} : lots) }
})
valueOf(await program.putProducts({ body: { items: products } as never }))
const house = { key: newKey(), code: 'HZ', name: { en: 'HZ', 'zh-CN': '杭州' }, position: 1 }
valueOf(await program.putWarehouses({ body: { items: [house] } }))

test('stock that falls below its level is noticed once, all lots together, and again when it fell anew', async () => {
  const trigger = { kind: 'change', record: 'stock' }
  expect(await put('low', { trigger, when: 'stock.available < stock.minimum' })).toBeNull()
  const receive = (units: number, lot: string) => stock('receiveStock', { warehouse: 'HZ', product: 'cup', units, lot })
  await receive(5, 'A')
  await receive(5, 'B')
  await level('cup', 4)
  await look()
  expect(await runsOf('low')).toEqual([])
  const reservation = await stock('reserveStock', { reference: 'R1', product: 'cup', units: 7 })
  await stock('issueStock', { reservation, units: 7 })
  await look()
  const fell = {
    available: { from: 10, to: 3 },
    reserved: { from: 0, to: 7 },
  }
  // What leaves was reserved, so that what is available does not become less then.
  expect(await changesOf('low')).toEqual([fell])
  await receive(7, 'C')
  await stock('reserveStock', { reference: 'R2', product: 'cup', units: 8 })
  await look()
  expect(await changesOf('low')).toEqual([fell, { available: { from: 10, to: 2 }, reserved: { from: 0, to: 8 } }])
  await level('cup', 1)
  await level('cup', 6)
  await level('cup', 0)
  await look()
  expect((await changesOf('low')).slice(2)).toEqual([{ minimum: { from: 1, to: 6 } }])
  const [run] = await runsOf('low')
  const { rows } = await sql<{
    row: object
  }>`select to_jsonb(record) as row from stock_place as record where id = ${run?.recordId}`.execute(database)
  expect(rows[0]?.row).toEqual({
    id: run?.recordId,
    warehouse: 'HZ',
    product: 'cup',
    on_hand: 10,
    reserved: 8,
    available: 2,
    minimum: null,
  })
})

test('of many who take stock at once exactly one makes it fall below its level', async () => {
  const trigger = { kind: 'change', record: 'stock' }
  expect(
    await put('crowd', { trigger, when: 'stock.product = "crowd" and stock.available < stock.minimum' }),
  ).toBeNull()
  await stock('receiveStock', { warehouse: 'HZ', product: 'crowd', units: 12, lot: 'A' })
  await stock('receiveStock', { warehouse: 'HZ', product: 'crowd', units: 8, lot: 'B' })
  await level('crowd', 10)
  const taking = (at: number) => stock('reserveStock', { reference: `C${at}`, product: 'crowd', units: 1 })
  await Promise.all(Array.from({ length: 20 }, (_, at) => taking(at)))
  await look()
  expect(await changesOf('crowd')).toEqual([{ available: { from: 10, to: 9 }, reserved: { from: 10, to: 11 } }])
})

test('one statement about many lots of many products is one change for each product', async () => {
  expect(
    await put('moved', {
      trigger: { kind: 'change', record: 'stock' },
      when: 'changed("onHand") and starts with(stock.product, "mass")',
    }),
  ).toBeNull()
  const items = Array.from({ length: 300 }, (_, at) => ({
    warehouse: 'HZ',
    product: `mass-${at % 100}`,
    units: 1,
    lot: `L${at}`,
  }))
  await stock('receiveStock', ...items)
  await look()
  const changes = await changesOf('moved')
  expect(changes).toHaveLength(100)
  expect(changes[0]).toEqual({ available: { from: 0, to: 3 }, onHand: { from: 0, to: 3 } })
})

test('while nobody wants to hear of stock, nothing is written down about it', async () => {
  const all = valueOf(await program.listAutomations()).items
  const items = all.map(({ key }) => ({ key: newKey(), automation: key, enabled: false }))
  valueOf(await program.switchAutomations({ body: { items } }))
  await look()
  await stock('receiveStock', { warehouse: 'HZ', product: 'quiet', units: 3 })
  await sell()
  expect(await sql`select from record_change`.execute(database)).toMatchObject({ rows: [] })
})

const SHARED = flows('Start', 'T', 'R', 'U', 'F', 'End')
await deployFiles(database, engine, {
  'goods.bpmn': processFile(
    'goods',
    startEvent(),
    userTask('T'),
    serviceTask('R', 'returns.request'),
    userTask('U'),
    serviceTask('F', 'refunds.issue'),
    endEvent(),
    SHARED,
  ),
  'swap.bpmn': processFile(
    'swap',
    startEvent(),
    userTask('T'),
    serviceTask('R', 'exchanges.open'),
    endEvent(),
    flows('Start', 'T', 'R', 'End'),
  ),
})

/** Completes the open task of a case. */
async function answer(caseId: string, values: object): Promise<void> {
  const task = await database
    .selectFrom('user_task')
    .innerJoin('service_case', 'service_case.instance_id', 'user_task.root_id')
    .select('user_task.id')
    .where('service_case.id', '=', caseId)
    .where('user_task.status', '=', 'open')
    .executeTakeFirstOrThrow()
  valueOf(await program.completeTask({ params: { id: task.id }, body: { values: values as never } }))
}

test('returns, refunds and parcels that the flow of a case brings about are known to belong to the case', async () => {
  const when = { when: 'caseId != null' }
  for (const record of ['return', 'refund', 'parcel'] as const) {
    expect(await put(`of-${record}`, { trigger: { kind: 'change', record }, ...when })).toBeNull()
  }
  await type('goods', { process: 'goods' })
  await type('swap', { process: 'swap' })
  const opened = async (key: string) => (await open({ type: key }))[0]?.done?.id ?? ''
  const [goods, swap] = [await opened('goods'), await opened('swap')]
  const [order, other] = [await sell(), await sell()]
  const lines = [{ line: 'a', units: 1 }]
  await answer(goods, { wantedReturn: { order: order.id, lines } })
  const back = await database.selectFrom('goods_return').select('id').executeTakeFirstOrThrow()
  await answer(goods, { refundTerms: { order: order.id, goodwill: 500 } })
  const replacements = [{ product: 'parka', productName: 'Parka', quantity: 1, unitPrice: 12_000 }]
  await answer(swap, { exchangeTerms: { order: other.id, lines, replacements } })
  expect(await database.selectFrom('incident').select('message').execute()).toEqual([])
  const issue = { key: newKey(), return: back.id, beforeReceipt: true }
  valueOf(await program.issueRefunds({ body: { items: [issue] } as never }))
  const parcel = {
    direction: 'return',
    carrier: 'sf',
    provider: 'manual',
    return_id: back.id,
    status: 'pending',
  } as const
  const parcels = ['SF1', 'SF2'].map((tracking_number) => {
    return { ...parcel, id: newId(NOON), tracking_number, registered_at: isoOf(NOON), order_id: null }
  })
  await database.insertInto('parcel').values(parcels).execute()
  await look()
  const casesOf = async (automation: string) => (await runsOf(automation)).map(({ caseId }) => caseId)
  expect(await casesOf('of-return')).toEqual([goods, swap])
  // The one that the flow issued, and the one that a person issued for the return.
  expect(await casesOf('of-refund')).toEqual([goods, goods])
  expect(await casesOf('of-parcel')).toEqual([goods, goods])
})
