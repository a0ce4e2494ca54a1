import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { actor, jobOf, NOON } from '../test/engine.ts'
import { sell } from '../test/shop.ts'
import { tableWork } from '../test/table-work.ts'
import { openAftersale } from './main.ts'
import { openCases } from './modules/cases/index.ts'
import { importFile } from './modules/intake/index.ts'
import { printRoutes } from './modules/printing/index.ts'
import { stockTasks } from './modules/stock/index.ts'
import type { Transaction } from './platform/database.ts'
import { newId } from './platform/ids.ts'
import { openLog } from './platform/log.ts'
import { inTransaction } from './platform/transaction.ts'

// The flows of the retail pack as the program deploys them, on the program's own work: what a flow asks of a command must be
// what the command reads.

const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-pack-'))
const clock = { now: () => NOON }
const { database, engine, templates, close } = await openAftersale({
  env: {},
  dataDir,
  log: openLog({ level: 'error' }),
  clock,
})
afterAll(async () => {
  await close()
  await rm(dataDir, { recursive: true, force: true })
})

const clerk = actor('lin@example.com')
let made = 0

/** Sells two units for £10.00, delivered the day before unless told otherwise; answers the order's number. */
async function sold(more: Parameters<typeof sell>[1] = {}): Promise<string> {
  made += 1
  const orderNumber = `O-${made}`
  const delivered = { deliveredAt: (NOON - 86_400_000) as Instant, quantity: 2 }
  // A customer of its own: who was refused often is looked at by a person.
  await sell(database, { orderNumber, customer: orderNumber, product: 'EAR-01', ...delivered, ...more })
  return orderNumber
}

/** Opens a case; answers what to do with it. */
async function opened(type: string, about: object, fields: Readonly<Record<string, unknown>>) {
  made += 1
  const item = { key: `k${made}`, type, source: 'shop', fields, ...about } as Parameters<typeof openCases>[2][number]
  const [one] = await inTransaction(database, (tx) => openCases(tx, engine, [item], { actor: clerk, now: NOON }))
  if (!one?.ok) throw new Error(`expected a case to be opened, got ${JSON.stringify(one)}`)
  const { id, number } = one.value.answer
  const record = () => database.selectFrom('service_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const { instance_id: instanceId } = await record()
  const openTask = () =>
    database
      .selectFrom('user_task')
      .select(['id', 'element'])
      .where('instance_id', '=', instanceId)
      .where('status', '=', 'open')
      .execute()
  return {
    number,
    record,
    variables: async () =>
      (await engine.history(database, instanceId))?.variables as Record<string, Record<string, unknown>>,
    /** Elements with open tasks, and incidents with their codes. */
    standing: async () => {
      const incidents = await database
        .selectFrom('incident')
        .select(['element', 'code', 'message'])
        .where('instance_id', '=', instanceId)
        .where('resolved_at', 'is', null)
        .execute()
      return [
        ...(await openTask()).map(({ element }) => element),
        ...incidents.map(({ element, code, message }) => `${element}! ${code} ${JSON.stringify(message)}`),
      ]
    },
    does: async (element: string, values: Readonly<Record<string, unknown>>) => {
      const task = (await openTask()).find((each) => each.element === element)
      if (task === undefined) throw new Error(`expected the task ${element}, found ${JSON.stringify(await openTask())}`)
      const answer = await inTransaction(database, (tx) => engine.tasks.complete(tx, task.id, values, clerk, NOON))
      if (!answer.ok) throw new Error(`expected ${element} to be done, got ${JSON.stringify(answer.refusal)}`)
    },
    /** What the customer was told, by template. */
    told: async () =>
      (
        await database
          .selectFrom('conversation_entry')
          .select(['template_key', 'texts'])
          .where('case_id', '=', id)
          .orderBy('id')
          .execute()
      ).map(({ template_key, texts }) => [template_key, texts] as const),
  }
}

async function publish(name: string, correlationKey: unknown, variables: Readonly<Record<string, unknown>> = {}) {
  const message = { name, correlationKey: String(correlationKey), messageId: null, timeToLive: null, variables }
  await inTransaction(database, (tx) => engine.publishMessages(tx, [message], NOON))
  await engine.correlateMessages(database, NOON)
}

let equipped = false

/** A warehouse and a price list of the workshop, once; ten units of a product in stock. */
async function equip(product = 'EAR-01'): Promise<void> {
  await inTransaction(database, async (tx) => {
    if (!equipped) await open(tx)
    equipped = true
    await sql`insert into product values (${newId(NOON)}, ${product}, '{}', null, null, null, null, null, false, false, null, '[]',
      '[]', '[]', '{}', '', '{}', 1, now(), 'test')`.execute(tx)
    const job = jobOf({ stock: { warehouse: 'HZ', product, units: 10, reference: 'PO-1' } }, product)
    expect(await stockTasks('Asia/Shanghai')['stock.receive']?.(tx, [job], NOON)).toMatchObject([{ variables: {} }])
  })
}

async function open(tx: Transaction): Promise<void> {
  await sql`insert into warehouse values (${newId(NOON)}, 'HZ', '{}', 0, false, 1, now(), 'test')`.execute(tx)
  const list = newId(NOON)
  await sql`insert into repair_price_list
    values (${list}, 'standard', 1, '2026-01-01', 'GBP', true, now(), 'test')`.execute(tx)
  await sql`insert into repair_price values (${list}, 0, 'LABOUR', 'Labour', 'labour', 'whole', 800, null),
    (${list}, 1, 'PLUG', 'Plug', 'part', 'whole', 200, null), (${list}, 2, 'FOAM', 'Foam', 'part', 'whole', 300, null)`.execute(
    tx,
  )
}

const available = async (product = 'EAR-01') => {
  const { rows } = await sql<{ free: number }>`
    select sum(on_hand - reserved) as free from stock_lot where product = ${product}`.execute(database)
  return rows.map(({ free }) => Number(free))
}

/** What an administrator prints of a case. */
async function printedPage(number: string): Promise<string> {
  const [print] = printRoutes({ database, engine, zone: 'Asia/Shanghai' })
  const caller = { userId: newId(NOON), name: 'x', email: 'x@example.com', role: 'administrator', permissions: [] }
  const asked = { params: { id: number }, query: { language: 'en' }, caller, now: NOON, requestHeaders: new Headers() }
  const page = await print?.serve(asked as never)
  if (!page?.ok) throw new Error(`expected a page, got ${JSON.stringify(page)}`)
  return String(page.value)
}

/** The first cells below the heading of a table that has one, counted from the first. */
function cellsOf(page: string, table: number): string[] {
  const tables = page.split('<thead').slice(1)
  const row = /<tbody>(.*?)<\/tr>/s.exec(tables[table - 1] ?? '')?.[1] ?? ''
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, text = '']) => text)
}

const keysOf = async (one: Awaited<ReturnType<typeof opened>>) => (await one.told()).map(([key]) => key)

test('a return goes from the request to the money, and the customer is told at each change', async () => {
  const one = await opened('return-refund', { order: await sold() }, { reason: 'quality', units: 1 })
  expect(await one.standing()).toEqual([])
  expect(await keysOf(one)).toEqual(['send-goods-back'])
  await publish('parcel-delivered', (await one.variables())['goodsReturn']?.['id'])
  await one.does('Inspect', { condition: 'good', receivedUnits: 1 })
  expect(await one.standing()).toEqual([])
  expect(await one.record()).toMatchObject({ status: 'closed', outcome: 'refunded', refund_minor: 500 })
  expect(await one.told()).toMatchObject([
    ['send-goods-back', { 'zh-CN': expect.stringContaining('运费由我们承担') }],
    ['refund-issued', { en: expect.stringContaining('5.00'), 'zh-CN': expect.stringContaining('5.00') }],
  ])
})

test('the clocks of a case stand still while its goods are awaited, and stop when it is closed', async () => {
  const one = await opened('return-refund', { order: await sold() }, { reason: 'quality', units: 1 })
  const standing = async () => {
    const { rows } = await sql<{ standing: string }>`select standing from service_clock join service_case
      on service_case.id = case_id where number = ${one.number}`.execute(database)
    return rows.map((row) => row.standing)
  }
  expect(await standing()).toEqual(['paused'])
  await publish('parcel-delivered', (await one.variables())['goodsReturn']?.['id'])
  expect(await standing()).toEqual(['running'])
  await one.does('Inspect', { condition: 'good', receivedUnits: 1 })
  expect(await standing()).toEqual(['stopped'])
})

test('what was counted wrongly is counted again; restocked units come to the stock where it is kept', async () => {
  await equip('EAR-02')
  const one = await opened(
    'return-refund',
    { order: await sold({ product: 'EAR-02' }) },
    { reason: 'quality', units: 1 },
  )
  await publish('parcel-delivered', (await one.variables())['goodsReturn']?.['id'])
  await one.does('Inspect', { condition: 'good', receivedUnits: 2 })
  expect(await one.standing()).toEqual(['Recount'])
  await one.does('Recount', { condition: 'good', receivedUnits: 1 })
  expect(await one.record()).toMatchObject({ status: 'closed', outcome: 'refunded' })
  expect((await one.variables())['takenBack']).toEqual({ units: 1, unplaced: [] })
  expect(await available('EAR-02')).toEqual([11])
})

test('damaged goods are written off and a part is kept, or they go back to the customer', async () => {
  const kept = await opened('return-refund', { order: await sold() }, { reason: 'no-reason', units: 2 })
  await publish('parcel-delivered', (await kept.variables())['goodsReturn']?.['id'])
  await kept.does('Inspect', { condition: 'damaged', receivedUnits: 2 })
  await kept.does('Appraise', { appraisal: 'refund', feePercent: 20 })
  expect(await kept.record()).toMatchObject({ outcome: 'refunded', refund_minor: 800 })
  const page = await printedPage(kept.number)
  expect(cellsOf(page, 1)).toEqual([expect.any(String), '2', '£10.00', '£0.00', '£2.00', '£8.00'])
  expect(cellsOf(page, 2)).toEqual([expect.stringMatching(/^RF/), '£0.00', '£0.00', '£0.00', '£8.00'])
  const back = await opened('return-refund', { order: await sold() }, { reason: 'no-reason', units: 1 })
  await publish('parcel-delivered', (await back.variables())['goodsReturn']?.['id'])
  await back.does('Inspect', { condition: 'damaged', receivedUnits: 1 })
  await back.does('Appraise', { appraisal: 'give-back', note: '人为损坏' })
  expect(await back.record()).toMatchObject({ status: 'closed', outcome: 'given-back' })
  const lost = await opened('return-refund', { order: await sold() }, { reason: 'no-reason', units: 1 })
  await publish('parcel-lost', (await lost.variables())['goodsReturn']?.['id'])
  expect(await lost.record()).toMatchObject({ status: 'closed', outcome: 'refunded', refund_minor: 500 })
})

test('a return that no rule grants is refused with the reason of the law; units that are gone bring a person', async () => {
  const fresh = await opened('return-refund', { order: await sold() }, { reason: 'no-reason', goods: 'perishable' })
  expect(await fresh.told()).toMatchObject([
    ['request-refused', { 'zh-CN': expect.stringContaining('不适用无理由退货') }],
  ])
  expect(await fresh.record()).toMatchObject({ status: 'closed', outcome: 'refused', reason: 'excepted' })
  const order = await sold()
  await opened('return-refund', { order }, { reason: 'no-reason', units: 2 })
  const again = await opened('return-refund', { order }, { reason: 'no-reason', units: 1 })
  expect(await again.standing()).toEqual(['Settle'])
  expect((await again.variables())['refusal']).toMatchObject({
    code: expect.stringMatching(/^orders\./),
    zh: expect.any(String),
  })
  await again.does('Settle', { decision: 'refused', note: '该商品已申请退货' })
  expect(await again.told()).toMatchObject([
    ['request-refused', { 'zh-CN': expect.stringContaining('该商品已申请退货') }],
  ])
})

test('money goes back without goods: before shipping, and for small defects after it', async () => {
  const before = await opened(
    'refund-only',
    { order: await sold({ deliveredAt: null }) },
    { reason: 'other', units: 2 },
  )
  expect(await before.standing()).toEqual([])
  expect(await before.record()).toMatchObject({ status: 'closed', outcome: 'refunded', refund_minor: 1000 })
  const after = await opened('refund-only', { order: await sold() }, { reason: 'damaged', units: 1 })
  expect(await after.record()).toMatchObject({ status: 'closed', outcome: 'refunded', refund_minor: 500 })
  const kept = await opened('refund-only', { order: await sold() }, { reason: 'no-reason', units: 1 })
  expect(await kept.record()).toMatchObject({ outcome: 'refused', reason: 'goodsToCome' })
})

test('a compensation, a price difference and an answer reach the customer', async () => {
  const order = await sold()
  const complaint = await opened('complaint', { order, customer: order }, { about: 'service', description: '态度差' })
  await complaint.does('Investigate', { note: '致歉', compensation: 300, fraud: false })
  expect(await complaint.standing()).toEqual([])
  expect(await complaint.told()).toMatchObject([
    ['complaint-received', {}],
    ['complaint-compensated', { en: expect.stringContaining('3.00') }],
  ])
  await publish('customer-unsatisfied', complaint.number)
  expect((await complaint.variables())['note']).toBeNull()
  await complaint.does('Review', { note: '再次致歉' })
  expect(await complaint.record()).toMatchObject({ status: 'closed', outcome: 'reviewed', refund_minor: 300 })
  const price = await opened('price-protection', { order: await sold() }, { units: 2, priceNow: 4 })
  expect(await price.standing()).toEqual([])
  expect(await price.record()).toMatchObject({ outcome: 'refunded', refund_minor: 200 })
  const inquiry = await opened('inquiry', {}, { topic: 'warranty', question: '怎么配对？' })
  await inquiry.does('Answer', { doing: 'pass-on', passTo: 'service-agents' })
  await inquiry.does('Answer', { doing: 'answer', note: '长按三秒' })
  expect(await keysOf(inquiry)).toEqual(['inquiry-answered'])
  // Who is asked again begins with an empty page: the answer before is not to be sent twice.
  await publish('customer-asked-again', inquiry.number)
  expect((await inquiry.variables())['note']).toBeNull()
  await inquiry.does('Answer', { doing: 'answer', note: '再按一次' })
  expect(await keysOf(inquiry)).toEqual(['inquiry-answered', 'inquiry-answered'])
})

test('what was lost on the way is paid back or sent again, and the carrier is asked for it', async () => {
  const money = await opened('transit-loss', { order: await sold({ deliveredAt: null }) }, { kind: 'lost', units: 1 })
  expect(await money.standing()).toEqual(['Claim'])
  await money.does('Claim', { claim: 'made', claimReference: 'SP-1' })
  expect(await money.record()).toMatchObject({ status: 'closed', outcome: 'refunded', refund_minor: 500 })
  // No such product is kept in stock: what stock refuses is for a person.
  const goods = await opened('reship', { order: await sold() }, { reason: 'missing', evidence: true })
  expect(await goods.standing()).toEqual(['Settle'])
  expect((await goods.variables())['refusal']).toMatchObject({ code: 'stock.product-unknown' })
})

test('an exchange reserves what goes out, waits for what comes back, and ships', async () => {
  await equip()
  const one = await opened('exchange', { order: await sold() }, { reason: 'quality', units: 1 })
  expect(await one.standing()).toEqual([])
  await publish('parcel-delivered', (await one.variables())['exchange']?.['returnId'])
  await one.does('Inspect', { condition: 'good', receivedUnits: 1 })
  await one.does('AskToShip', { trackingNumber: 'SF1', carrier: 'shunfeng' })
  expect(await one.record()).toMatchObject({ status: 'closed', outcome: 'exchanged' })
  // One left, and the one that came back is in its place.
  expect(await available()).toEqual([10])
  const other = await opened('exchange', { order: await sold() }, { reason: 'quality', units: 1, product: 'EAR-01' })
  await other.does('Decide', { decision: 'approve', fault: 'seller', otherProduct: 'EAR-01', unitPrice: 700 })
  expect(await other.standing()).toEqual([])
  await publish('parcel-delivered', (await other.variables())['exchange']?.['returnId'])
  await other.does('Inspect', { condition: 'damaged', receivedUnits: 1 })
  await other.does('Appraise', { appraisal: 'exchange' })
  expect((await other.told()).at(-1)).toMatchObject(['difference-to-pay', { en: expect.stringContaining('2.00') }])
  await other.does('CheckPayment', { paid: 'no' })
  const again = await opened('reship', { order: await sold() }, { reason: 'missing', evidence: true })
  await again.does('Ship', { trackingNumber: 'SF2', carrier: 'shunfeng' })
  expect(await again.record()).toMatchObject({ status: 'closed', outcome: 'reshipped' })
})

test('goods of an exchange that are lost on their way are for a person; more than there is in stock, too', async () => {
  const lost = await opened('exchange', { order: await sold() }, { reason: 'quality', units: 1 })
  await publish('parcel-lost', (await lost.variables())['exchange']?.['returnId'])
  expect(await lost.standing()).toEqual(['SettleLoss'])
  const order = await sold({ quantity: 1000, paidMinor: 1000 })
  const short = await opened('exchange', { order }, { reason: 'quality', units: 1000 })
  expect(await short.standing()).toEqual(['Supply'])
})

const claimedOf = async (order: string) => {
  const { rows } = await sql<{ claimed: number }>`
    select claimed_units as claimed from order_line where order_number = ${order}`.execute(database)
  return rows.map(({ claimed }) => claimed)
}

test('after a return that is settled by hand nothing is awaited, and its units are free again', async () => {
  const order = await sold()
  // No payment is known to give money back through: the refund is refused.
  await sql`update sales_order set paid_outside = false where number = ${order}`.execute(database)
  const one = await opened('refund-only', { order }, { reason: 'damaged', units: 2 })
  expect(await one.standing()).toEqual(['Settle'])
  expect(await claimedOf(order)).toEqual([2])
  await one.does('Settle', { decision: 'settled', note: '已退现金' })
  expect(await one.standing()).toEqual([])
  expect(await one.record()).toMatchObject({ status: 'closed', outcome: 'settled' })
  expect((await one.variables())['returnCleared']).toBe(true)
  expect(await claimedOf(order)).toEqual([0])
})

test('after an exchange that is settled by hand nothing is reserved, and it is cancelled', async () => {
  await equip('EAR-03')
  const order = await sold({ product: 'EAR-03' })
  const lost = await opened('exchange', { order }, { reason: 'quality', units: 1 })
  expect(await available('EAR-03')).toEqual([9])
  await publish('parcel-lost', (await lost.variables())['exchange']?.['returnId'])
  await lost.does('SettleLoss', { decision: 'settled', note: '已协商退款' })
  expect(await lost.standing()).toEqual([])
  expect(await lost.record()).toMatchObject({ status: 'closed', outcome: 'settled' })
  expect(await lost.variables()).toMatchObject({ exchangeCleared: true, releasedUnits: 1 })
  expect(await available('EAR-03')).toEqual([10])
  // Reserved before it turned out that its units are on another return.
  const busy = await sold({ product: 'EAR-03' })
  await opened('return-refund', { order: busy }, { reason: 'quality', units: 2 })
  const refused = await opened('exchange', { order: busy }, { reason: 'quality', units: 1 })
  expect(await refused.standing()).toEqual(['Settle'])
  expect(await available('EAR-03')).toEqual([9])
  await refused.does('Settle', { decision: 'refused', note: '该商品已申请退货' })
  expect(await refused.record()).toMatchObject({ status: 'closed', outcome: 'refused' })
  expect(await refused.variables()).toMatchObject({ exchangeCleared: false, releasedUnits: 1 })
  expect(await available('EAR-03')).toEqual([10])
  expect(await claimedOf(busy)).toEqual([2])
})

test('goods that go back to the customer of an exchange, and a difference that is not paid, leave nothing reserved either', async () => {
  await equip('EAR-04')
  const back = await opened('exchange', { order: await sold({ product: 'EAR-04' }) }, { reason: 'quality', units: 1 })
  await publish('parcel-delivered', (await back.variables())['exchange']?.['returnId'])
  await back.does('Inspect', { condition: 'damaged', receivedUnits: 1 })
  await back.does('Appraise', { appraisal: 'give-back', note: '人为损坏' })
  await back.does('SettleBack', { decision: 'settled', note: '已寄回' })
  expect(await back.standing()).toEqual([])
  expect(await back.record()).toMatchObject({ status: 'closed', outcome: 'given-back' })
  const unpaid = await opened(
    'exchange',
    { order: await sold({ product: 'EAR-04' }) },
    { reason: 'quality', units: 1, product: 'EAR-04' },
  )
  await unpaid.does('Decide', { decision: 'approve', fault: 'seller', otherProduct: 'EAR-04', unitPrice: 700 })
  await publish('parcel-delivered', (await unpaid.variables())['exchange']?.['returnId'])
  await unpaid.does('Inspect', { condition: 'damaged', receivedUnits: 1 })
  await unpaid.does('Appraise', { appraisal: 'exchange' })
  await unpaid.does('CheckPayment', { paid: 'no' })
  await unpaid.does('SettleUnpaid', { decision: 'settled', note: '不再换货' })
  expect(await unpaid.standing()).toEqual([])
  expect(await unpaid.record()).toMatchObject({ status: 'closed', outcome: 'settled' })
  expect(await available('EAR-04')).toEqual([10])
})

test('a reship of a product that nobody keeps in stock is settled though there is nothing to release', async () => {
  const goods = await opened(
    'reship',
    { order: await sold({ product: 'NONE' }) },
    { reason: 'missing', evidence: true },
  )
  await goods.does('Settle', { decision: 'settled', note: '已从供应商寄出' })
  expect(await goods.standing()).toEqual([])
  expect(await goods.variables()).toMatchObject({ returnCleared: false, releasedUnits: 0 })
})

test('a repair is quoted, mended, tested and sent back', async () => {
  const daysAgo = (days: number) => (NOON - days * 86_400_000) as Instant
  const order = await sold({ orderedAt: daysAgo(101), deliveredAt: daysAgo(100) })
  const one = await opened('repair', { order }, { problem: '无声' })
  expect(await one.standing()).toEqual([])
  await publish('goods-arrived', one.number)
  const parts = [
    { code: 'PLUG', quantity: 2 },
    { code: 'FOAM', quantity: 1 },
  ]
  const found = { cause: 'misuse', diagnosis: '进水', parts, labourCode: 'LABOUR', labourQuantity: 1, partsHere: 'yes' }
  await one.does('Diagnose', found)
  expect(await one.told()).toMatchObject([
    ['send-device-in', {}],
    ['repair-quoted', { en: expect.stringContaining('15.00') }],
  ])
  await publish('quote-answered', one.number, { answer: 'repair' })
  await one.does('Mend', { result: 'failed', workNote: '仍无声' })
  await one.does('Mend', { result: 'passed', workNote: '更换扬声器' })
  await one.does('CheckPayment', { paid: 'account' })
  await one.does('Ship', { trackingNumber: 'SF3', carrier: 'shunfeng' })
  expect(await one.record()).toMatchObject({ status: 'closed', outcome: 'repaired' })
  const declined = await opened(
    'repair',
    { order: await sold({ orderedAt: daysAgo(101), deliveredAt: daysAgo(100) }) },
    { problem: '无声' },
  )
  await publish('goods-arrived', declined.number)
  await declined.does('Diagnose', { ...found, partsHere: 'no' })
  await publish('quote-answered', declined.number, { answer: 'decline' })
  await declined.does('ShipUnrepaired', { trackingNumber: 'SF4', carrier: 'shunfeng' })
  expect(await declined.record()).toMatchObject({ status: 'closed', outcome: 'unrepaired' })
})

test('a visit is arranged, moved, done and told; an invoice is issued by finance', async () => {
  const visit = await opened('installation', { order: await sold() }, { address: '文三路 1 号' })
  await visit.does('Arrange', { engineer: '王师傅', appointment: '2026-03-02T10:00+08:00' })
  const told = { en: expect.stringContaining('2 March 2026'), 'zh-CN': expect.stringContaining('3月2日') }
  expect(await visit.told()).toMatchObject([['visit-arranged', told]])
  await publish('visit-moved', visit.number)
  await visit.does('Arrange', { engineer: '王师傅', appointment: '2026-03-03T10:00+08:00' })
  await visit.does('Visit', { visit: 'done', report: '已安装并调试', charge: 0 })
  expect(await visit.record()).toMatchObject({ status: 'closed', outcome: 'installed' })
  const task = await database
    .selectFrom('user_task')
    .select('due_at')
    .where('element', '=', 'Visit')
    .executeTakeFirstOrThrow()
  expect(task.due_at).toEqual(Date.parse('2026-03-02T10:00:00+08:00'))
  const repair = await opened('on-site-repair', {}, { problem: '漏电', address: '文三路 1 号', danger: true })
  expect(await repair.standing()).toEqual(['Decide'])
  expect(await repair.record()).toMatchObject({ priority: 'urgent' })
  await repair.does('Decide', { decision: 'approve' })
  await publish('visit-cancelled', repair.number)
  expect(await repair.standing()).toEqual(['Arrange'])
  const inspection = await opened('inspection', {}, { why: 'recall', address: '文三路 1 号' })
  expect(await inspection.standing()).toEqual(['Arrange'])
  const invoice = await opened('invoice-request', { order: await sold() }, { buyer: 'person', title: '张三' })
  await invoice.does('Issue', { issued: 'yes', invoiceNumber: '26312000000000000001' })
  expect(await invoice.record()).toMatchObject({ status: 'closed', outcome: 'issued' })
})

test('a table of requests opens a case of each kind, judged as if it had come alone', async () => {
  const rows = [
    ['W1', '退货退款', await sold(), '1', '质量问题', '音量键失灵'],
    ['W2', '仅退款', await sold(), '1', '七天无理由', ''],
    ['W3', '换货', await sold(), '1', '质量问题', ''],
    ['W4', '补寄', await sold(), '1', '少件或缺配件', ''],
    ['W5', '运输丢损', await sold({ deliveredAt: null }), '1', '丢失', ''],
    ['W6', '送修', await sold(), '', '', '无声'],
    ['W7', '投诉', '', '', '服务态度', '客服不回复'],
    ['W8', '咨询', '', '', '保修与使用', '怎么配对？'],
    ['W9', '安装', '', '', '', ''],
    ['W10', '退货退款', await sold(), '1', '不知道', ''],
  ]
  const header = '外部单号,工单类型,订单编号,件数,原因,说明,客户编号,商品编码,渠道'
  const path = join(dataDir, 'requests.csv')
  const lines = rows.map((row) => [...row, row[1] === '投诉' ? 'C-1' : '', '', '电话'].join(','))
  await writeFile(path, `${[header, ...lines].join('\n')}\n`)
  const work = { path, name: 'requests.csv', source: 'shop', templates, ...tableWork(engine), now: () => NOON }
  const taken = await importFile(database, work)
  if (!taken.ok) throw new Error(`expected the table to be taken in, got ${taken.refusal.code}`)
  const rejects = await database
    .selectFrom('import_reject')
    .select(['line_number', 'reason'])
    .where('import_id', '=', taken.value.id)
    .orderBy('line_number')
    .execute()
  expect(rejects).toEqual([
    { line_number: 10, reason: 'kindByItself' },
    { line_number: 11, reason: 'cases.fields-wrong' },
  ])
  const { rows: cases } = await sql<{ kind: string; channel: string }>`
    select kind, channel from service_case where opened_by = 'importer' order by number`.execute(database)
  expect(cases.map(({ kind }) => kind).toSorted()).toEqual([
    'complaint',
    'exchange',
    'inquiry',
    'refund-only',
    'repair',
    'reship',
    'return-refund',
    'transit-loss',
  ])
  expect(new Set(cases.map(({ channel }) => channel))).toEqual(new Set(['电话']))
})
