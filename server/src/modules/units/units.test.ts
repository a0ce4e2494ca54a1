import type { RequestOf, routes } from '@aftersale/contract'
import { instant } from '@aftersale/kernel'
import { beforeAll, describe, expect, test } from 'vitest'
import { apiProgram, wordsOf } from '../../../test/api-program.ts'
import { NOON } from '../../../test/engine.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { writeOrder } from '../../../test/sold-orders.ts'
import { newId } from '../../platform/ids.ts'
import { fieldRoutes } from '../fields/index.ts'
import { productRoutes } from '../products/index.ts'
import { unitRoutes } from './units.routes.ts'

const ZONE = 'Asia/Shanghai'
const { program, server, database } = await apiProgram((place) => [
  ...unitRoutes({ ...place, zone: ZONE }),
  ...productRoutes(place),
  ...fieldRoutes(place),
])

type Registered = RequestOf<typeof routes.registerUnits>['body']['items'][number]
type Question = RequestOf<typeof routes.checkWarranties>['body']['items'][number]
type Told = RequestOf<typeof routes.recordUnitEvents>['body']['items'][number]
type Swap = RequestOf<typeof routes.replaceUnits>['body']['items'][number]

let asked = 0
const key = () => `k${(asked += 1)}`
/** At noon of that day in Shanghai. */
const noonOf = (day: string) => instant(`${day}T04:00:00Z`)

const register = async (...items: Omit<Registered, 'key'>[]) =>
  valueOf(await program.registerUnits({ body: { items: items.map((item) => ({ ...item, key: key() })) } })).items
const check = async (...items: Omit<Question, 'key'>[]) =>
  valueOf(await program.checkWarranties({ body: { items: items.map((item) => ({ ...item, key: key() })) } })).items
const unit = async (id: string, on?: string) => valueOf(await program.getUnit({ params: { id }, query: { on } }))
const list = async (query: object) => valueOf(await program.listUnits({ query })).items

/** What happened to a unit on that day, said at noon of it. */
async function tell(day: string, ...items: Omit<Told, 'key'>[]) {
  server.clock.set(noonOf(day))
  const body = { items: items.map((item) => ({ ...item, key: key() })) }
  return valueOf(await program.recordUnitEvents({ body })).items
}

async function swap(day: string, item: Omit<Swap, 'key'>) {
  server.clock.set(noonOf(day))
  return valueOf(await program.replaceUnits({ body: { items: [{ ...item, key: key() }] } })).items
}

const sn = (serial: string) => ({ product: 'TV', serial })
let serials = 0
/** A television sold on 1 March 2026, by its serial number. */
async function television(more: Partial<Registered> = {}) {
  const serial = `SN-${(serials += 1)}`
  const [outcome] = await register({ product: 'TV', serial, soldOn: '2026-03-01', ...more })
  if (outcome?.done == null) throw new Error(`expected a unit, got ${outcome?.refusal?.code}`)
  return { serial, id: outcome.done.id }
}

async function order(quantity: number) {
  const id = newId(NOON)
  const line = newId(NOON)
  const lines = [{ id: line, quantity, paid: 100 * quantity, tax: 0, gift: false, gross: 100 * quantity }]
  await writeOrder(database, { id, currency: 'CNY', paidOutside: true, shippingPaid: 0, lines })
  return { id, line }
}

beforeAll(async () => {
  const name = { en: 'Television', 'zh-CN': '电视' }
  const warranty = [
    { component: 'whole', months: 12 },
    { component: 'panel', months: 36 },
  ]
  const items = [
    { key: 'tv', code: 'TV', name, serialised: true, warranty },
    { key: 'p', code: 'p', name, warranty },
  ]
  valueOf(await program.putProducts({ body: { items } }))
})

describe('a unit is registered once, with the warranty of its product as it is at the sale', () => {
  test('by plain dates', async () => {
    server.clock.set(noonOf('2026-03-10'))
    const { id, serial } = await television({ deliveredOn: '2026-03-04', source: 'shop', customer: 'c7' })
    expect(await unit(id, '2027-03-04')).toMatchObject({
      product: 'TV',
      serial,
      state: 'with-customer',
      customer: 'c7',
      soldOn: '2026-03-01',
      coverage: {
        on: '2027-03-04',
        components: [
          { component: 'whole', covered: true, until: '2027-03-04', reasons: [{ code: 'within-term' }] },
          { component: 'panel', covered: true, until: '2029-03-04' },
        ],
        remedies: [
          { component: 'whole', remedies: ['repair'] },
          { component: 'panel', remedies: ['repair'] },
        ],
      },
      events: [{ kind: 'sold' }, { kind: 'delivered' }],
    })
    expect((await unit(id, '2027-03-05')).coverage?.components[0]).toMatchObject({
      covered: false,
      reasons: [{ code: 'expired' }],
    })
    expect(await list({ source: 'shop', customer: 'c7' })).toMatchObject([{ id }])
    expect(await list({ product: 'TV', serial })).toMatchObject([{ id }])
  })

  test('what a product promises later changes nothing', async () => {
    const { id } = await television()
    const name = { en: 'Television', 'zh-CN': '电视' }
    const item = { key: key(), code: 'TV', name, warranty: [{ component: 'whole', months: 1 }] }
    valueOf(await program.putProducts({ body: { items: [item] } }))
    expect((await unit(id)).coverage?.components).toHaveLength(2)
    const warranty = [
      { component: 'whole', months: 12 },
      { component: 'panel', months: 36 },
    ]
    valueOf(await program.putProducts({ body: { items: [{ ...item, key: key(), warranty }] } }))
  })

  test.each<[string, Omit<Registered, 'key'>, string]>([
    ['twice', { product: 'TV', serial: 'SN-1', soldOn: '2026-03-01' }, 'units.registered'],
    ['without a sale', { product: 'TV', serial: 'new' }, 'units.sale-unclear'],
    ['of a product that nobody knows', { product: 'no', serial: 'new', soldOn: '2026-03-01' }, 'products.not-found'],
    ['sold in the future', { product: 'TV', serial: 'new', soldOn: '2026-03-11' }, 'units.in-future'],
    [
      'delivered in the future',
      { product: 'TV', serial: 'new', soldOn: '2026-03-01', deliveredOn: '2026-03-11' },
      'units.in-future',
    ],
    [
      'delivered before it was sold',
      { product: 'TV', serial: 'new', soldOn: '2026-03-01', deliveredOn: '2026-02-28' },
      'warranty.delivered-before-sold',
    ],
    ['of an order that is not there', { serial: 'new', source: 'shop', order: 'no' }, 'orders.not-found'],
  ])('not %s', async (_, item, code) => {
    server.clock.set(noonOf('2026-03-10'))
    expect(wordsOf(await register(item))).toEqual([code])
    expect(await list({ serial: 'new' })).toEqual([])
  })

  test('the same key is answered as the first time', async () => {
    const items = [{ key: key(), product: 'TV', serial: 'again', soldOn: '2026-03-01' }]
    const first = valueOf(await program.registerUnits({ body: { items } })).items
    const second = valueOf(await program.registerUnits({ body: { items } })).items
    expect([wordsOf(first), wordsOf(second)]).toEqual([['done'], ['repeated']])
    expect(second[0]?.done).toEqual(first[0]?.done)
  })
})

describe('an order line has no more units than were sold', () => {
  test('in one call', async () => {
    const { id, line } = await order(2)
    const outcomes = await register(...['a1', 'a2', 'a3'].map((serial) => ({ serial, order: id })))
    expect(wordsOf(outcomes)).toEqual(['done', 'done', 'units.line-full'])
    expect(await list({ orderId: id })).toMatchObject([
      { orderLineId: line, source: 'shop', customer: 'c', product: 'p', serial: 'a2' },
      { serial: 'a1', orderNumber: id },
    ])
    expect(wordsOf(await register({ serial: 'a4', order: id, product: 'TV' }))).toEqual(['units.product-differs'])
    expect(wordsOf(await register({ serial: 'a4', order: id, line: 'L9' }))).toEqual(['orders.line-unknown'])
  })

  test('of forty at once', async () => {
    const { id } = await order(3)
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, n) => register({ serial: `many-${n}`, order: id })),
    )
    expect(wordsOf(outcomes.flat()).filter((word) => word === 'done')).toHaveLength(3)
    expect(await list({ orderId: id })).toHaveLength(3)
  })

  test('and where the order names their serial numbers, they are those', async () => {
    const { id, line } = await order(1)
    await database.insertInto('order_line_serial').values({ order_line_id: line, serial: 'named' }).execute()
    const outcomes = await register({ serial: 'other', order: id }, { serial: 'named', order: id })
    expect(wordsOf(outcomes)).toEqual(['units.serial-not-sold', 'done'])
  })
})

test('of twenty who register the same unit at once, one does', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => register({ product: 'TV', serial: 'one', soldOn: '2026-03-01' })),
  )
  expect(wordsOf(outcomes.flat()).filter((word) => word === 'done')).toHaveLength(1)
  expect(wordsOf(outcomes.flat()).filter((word) => word === 'units.registered')).toHaveLength(19)
})

describe('what happens to a unit', () => {
  test('days in repair extend its warranty, days of goods that went back unrepaired do not', async () => {
    const { id, serial } = await television()
    const until = async () => (await unit(id)).coverage?.components[0]?.until
    await tell('2026-04-01', { ...sn(serial), event: 'repairStarted' })
    expect(await until()).toBe('2027-03-01')
    server.clock.set(noonOf('2026-04-05'))
    expect(await until()).toBe('2027-03-05')
    expect((await unit(id)).state).toBe('in-repair')
    await tell('2026-04-11', { unit: id, event: 'repairEnded' })
    expect(await until()).toBe('2027-03-11')
    await tell('2026-05-01', { unit: id, event: 'repairStarted' })
    await tell('2026-05-20', { unit: id, event: 'repairAbandoned' })
    expect(await until()).toBe('2027-03-11')
  })

  test('two repairs that did not help open exchange and refund; goods that went back unrepaired are none', async () => {
    const { id } = await television()
    const remedies = async () => (await unit(id)).coverage?.remedies[0]?.remedies
    await tell('2026-04-01', { unit: id, event: 'repairStarted' })
    await tell('2026-04-02', { unit: id, event: 'repairEnded' })
    await tell('2026-05-01', { unit: id, event: 'repairStarted' })
    await tell('2026-05-02', { unit: id, event: 'repairAbandoned' })
    expect(await remedies()).toEqual(['repair'])
    await tell('2026-06-01', { unit: id, event: 'repairStarted' })
    await tell('2026-06-02', { unit: id, event: 'repairEnded' })
    expect(await remedies()).toEqual(['refund', 'exchange', 'repair'])
  })

  test('delivery begins the term, once and first', async () => {
    const { id } = await television()
    expect(wordsOf(await tell('2026-03-05', { unit: id, event: 'delivered' }))).toEqual(['done'])
    expect((await unit(id)).coverage?.components[0]?.until).toBe('2027-03-05')
    expect(wordsOf(await tell('2026-03-06', { unit: id, event: 'delivered' }))).toEqual(['units.not-now'])
    const late = await television()
    await tell('2026-03-06', { unit: late.id, event: 'repairStarted' }, { unit: late.id, event: 'repairEnded' })
    expect(wordsOf(await tell('2026-03-07', { unit: late.id, event: 'delivered' }))).toEqual(['units.not-now'])
  })

  test('what was given back for good holds no warranty, and gets another when it is sold again', async () => {
    const { id, serial } = await television()
    expect(wordsOf(await tell('2026-04-01', { unit: id, event: 'returned' }))).toEqual(['done'])
    expect((await unit(id)).coverage).toBeNull()
    expect(await check(sn(serial))).toMatchObject([
      { refusal: { code: 'units.no-warranty', facts: { serial, state: 'returned', replacedBy: null } } },
    ])
    const early = await register({ product: 'TV', serial, soldOn: '2026-03-31' })
    expect(wordsOf(early)).toEqual(['units.out-of-order'])
    server.clock.set(noonOf('2026-04-02'))
    const again = await register({ product: 'TV', serial, soldOn: '2026-04-01' })
    expect(again[0]?.done).toMatchObject({ id, state: 'with-customer' })
    expect((await unit(id)).coverage?.components[0]?.until).toBe('2027-04-01')
  })

  test.each<[string, Omit<Told, 'key'>, string]>([
    ['that is in no repair', { event: 'repairEnded' }, 'units.not-now'],
    ['before it was sold', { event: 'returned', at: '2026-02-28T04:00:00Z' }, 'units.out-of-order'],
    ['in the future', { event: 'returned', at: '2026-06-02T04:00:00Z' }, 'units.out-of-order'],
  ])('cannot happen to one %s', async (_, told, code) => {
    server.clock.set(noonOf('2026-06-01'))
    const { id } = await television()
    const items = [{ ...told, unit: id, key: key() }]
    expect(wordsOf(valueOf(await program.recordUnitEvents({ body: { items } })).items)).toEqual([code])
    expect((await unit(id)).events).toHaveLength(1)
  })

  test('nor to one that is not there or not named', async () => {
    const outcomes = await tell(
      '2026-06-01',
      { ...sn('nowhere'), event: 'returned' },
      { unit: newId(NOON), event: 'returned' },
      { serial: 'SN-1', event: 'returned' },
    )
    expect(wordsOf(outcomes)).toEqual(['units.not-found', 'units.not-found', 'units.unnamed'])
    expect(codeOf(await program.getUnit({ params: { id: 'TV' }, query: {} }))).toBe('units.not-found')
  })
})

describe('a unit that comes in the place of another', () => {
  test('by exchange has the whole term anew', async () => {
    const { id, serial } = await television()
    const [outcome] = await swap('2026-09-01', { unit: id, by: { serial: 'fresh-1' }, reason: 'exchange' })
    const fresh = await unit(outcome?.done?.id ?? '')
    expect(fresh).toMatchObject({ state: 'with-customer', replaces: { id, serial }, soldOn: '2026-09-01' })
    expect(fresh.coverage?.components[0]).toMatchObject({
      until: '2027-09-01',
      reasons: [{ code: 'within-term' }, { code: 'exchanged' }],
    })
    expect(await unit(id)).toMatchObject({ state: 'replaced', replacedBy: { serial: 'fresh-1' }, coverage: null })
    expect(await check(sn(serial))).toMatchObject([
      { refusal: { facts: { state: 'replaced', replacedBy: 'fresh-1' } } },
    ])
  })

  test('in the course of a repair keeps what is left of it, and stays in that repair', async () => {
    const { id } = await television()
    await tell('2026-04-01', { unit: id, event: 'repairStarted' })
    const [outcome] = await swap('2026-04-05', { unit: id, by: { serial: 'fresh-2' }, reason: 'repair' })
    const fresh = outcome?.done?.id ?? ''
    expect(await unit(fresh)).toMatchObject({ state: 'in-repair' })
    expect(wordsOf(await tell('2026-04-11', { unit: fresh, event: 'repairEnded' }))).toEqual(['done'])
    expect((await unit(fresh)).coverage?.components[0]?.until).toBe('2027-03-11')
  })

  test('takes a unit of the line that it is of, and brings its product and customer', async () => {
    const { id } = await television()
    const { id: orderId, line } = await order(1)
    const by = { order: orderId, line, serial: 'fresh-3' }
    const [outcome] = await swap('2026-04-05', { unit: id, by, reason: 'exchange' })
    expect(await unit(outcome?.done?.id ?? '')).toMatchObject({ product: 'p', orderId, customer: 'c' })
    const more = await swap('2026-04-06', {
      unit: outcome?.done?.id,
      by: { ...by, serial: 'fresh-4' },
      reason: 'exchange',
    })
    expect(wordsOf(more)).toEqual(['units.line-full'])
  })

  test('is not one that a customer has, and no unit is replaced twice', async () => {
    const [first, second] = [await television(), await television()]
    const both = { unit: first.id, by: { serial: second.serial }, reason: 'exchange' } as const
    expect(wordsOf(await swap('2026-04-05', both))).toEqual(['units.registered'])
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => swap('2026-04-05', { ...both, by: { serial: `once-${n}` } })),
    )
    expect(wordsOf(outcomes.flat()).sort()).toEqual(['done', ...Array.from({ length: 9 }, () => 'units.not-now')])
  })

  test('a chain of them in one call has one warranty, the last one', async () => {
    const { id, serial } = await television()
    server.clock.set(noonOf('2026-05-01'))
    const step = (from: string, to: string) => ({
      ...sn(from),
      by: { serial: to },
      reason: 'exchange' as const,
      key: key(),
    })
    const items = [step(serial, 'chain-1'), step('chain-1', 'chain-2'), step('chain-2', 'chain-3')]
    expect(wordsOf(valueOf(await program.replaceUnits({ body: { items } })).items)).toEqual(['done', 'done', 'done'])
    const warranties = await database
      .selectFrom('unit_warranty')
      .innerJoin('serial_unit', 'serial_unit.id', 'unit_id')
      .select(['serial', 'ended_at'])
      .where('unit_warranty.id', '=', (query) =>
        query.selectFrom('unit_event').select('warranty_id').where('unit_id', '=', id).where('kind', '=', 'sold'),
      )
      .execute()
    expect(warranties).toEqual([{ serial: 'chain-3', ended_at: null }])
  })
})

test('the database lets no unit hold two warranties', async () => {
  const { id } = await television()
  const second = { id: newId(NOON), unit_id: id, sold_on: '2026-03-01', terms: '[]', repaired_goods_days: 0 }
  await expect(database.insertInto('unit_warranty').values(second).execute()).rejects.toThrow('unit_warranty_active')
})

describe('warranties are checked', () => {
  test('by serial number, by order line and by plain dates, for the components asked', async () => {
    server.clock.set(noonOf('2026-03-10'))
    const { serial } = await television()
    const { id, line } = await order(1)
    const dates = { soldOn: '2026-01-31', terms: [{ component: 'whole', months: 1 }] }
    const answers = await check(
      { ...sn(serial), on: '2029-01-01' },
      { order: id, line, components: ['panel'] },
      { ...dates, on: '2026-02-28' },
      { product: 'TV', soldOn: '2025-03-01', components: ['whole', 'plug'] },
    )
    expect(answers.map(({ done }) => done?.components)).toMatchObject([
      [
        { component: 'whole', covered: false },
        { component: 'panel', covered: true, until: '2029-03-01' },
      ],
      [{ component: 'panel', covered: true, until: '2029-03-01' }],
      [{ covered: true, until: '2026-02-28' }],
      [
        { covered: false, until: '2026-03-01' },
        { component: 'plug', covered: false, until: null },
      ],
    ])
    expect(answers[1]?.done?.on).toBe('2026-03-10')
  })

  test('and refused where nothing says what was sold when', async () => {
    const soldOn = '2026-03-01'
    const events = [{ at: '2026-03-02', type: 'repairEnded' as const }]
    const answers = await check(
      {},
      { soldOn },
      { product: 'no', soldOn },
      { serial: 'SN-1' },
      { soldOn, terms: [], events },
      { soldOn, deliveredOn: '2026-02-28', terms: [] },
    )
    expect(wordsOf(answers)).toEqual([
      'units.sale-unclear',
      'units.sale-unclear',
      'products.not-found',
      'units.unnamed',
      'warranty.no-repair-open',
      'warranty.delivered-before-sold',
    ])
  })
})

describe('units are changed', () => {
  const change = async (...items: object[]) =>
    valueOf(await program.changeUnits({ body: { items: items.map((item) => ({ ...item, key: key() })) } })).items

  test('a serial number is corrected to one that nobody has, which its life tells', async () => {
    const [first, second] = [await television(), await television()]
    const outcomes = await change(
      { unit: first.id, newSerial: second.serial },
      { unit: first.id, newSerial: 'right-1', version: 1 },
      { unit: first.id, newSerial: 'right-2', version: 1 },
      { unit: second.id, newSerial: first.serial },
      { unit: second.id, newSerial: 'right-1' },
    )
    expect(wordsOf(outcomes)).toEqual([
      'units.registered',
      'done',
      'units.stale',
      'units.registered',
      'units.registered',
    ])
    expect((await unit(first.id)).events.at(-1)).toMatchObject({ kind: 'corrected', note: first.serial })
  })

  test('custom fields are validated, stored and found', async () => {
    const label = { en: 'Colour', 'zh-CN': '颜色' }
    const field = { entity: 'serial-unit' as const, name: 'colour', label, kind: { type: 'text' as const } }
    valueOf(await program.putFields({ body: { items: [{ ...field, key: key(), searchable: true }] } }))
    const { id } = await television({ fields: { colour: 'black' } })
    expect(wordsOf(await change({ unit: id, fields: { colour: 7 } }, { unit: id, fields: { colour: 'red' } }))).toEqual(
      ['fields.values-wrong', 'done'],
    )
    expect(await list({ field: ['colour=red'] })).toMatchObject([{ id, fields: { colour: 'red' }, version: 2 }])
  })
})

test('thousands are registered in one call', async () => {
  server.clock.set(noonOf('2026-03-10'))
  const { id } = await order(3_000)
  const outcomes = await register(...Array.from({ length: 3_001 }, (_, n) => ({ serial: `bulk-${n}`, order: id })))
  expect(wordsOf(outcomes).filter((word) => word === 'done')).toHaveLength(3_000)
})
