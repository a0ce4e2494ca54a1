import { randomUUID } from 'node:crypto'
import { addHours } from '@aftersale/kernel'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { apiProgram, wordsOf } from '../../../test/api-program.ts'
import { NOON } from '../../../test/engine.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { productRoutes } from '../products/index.ts'
import { stockRoutes } from './stock.routes.ts'

const { database, program, server } = await apiProgram((place) => [
  ...stockRoutes({ ...place, zone: 'Asia/Shanghai' }),
  ...productRoutes(place),
])

let keys = 0
const key = () => `s${(keys += 1)}`
const name = (code: string) => ({ en: code, 'zh-CN': `商品${code}` })
valueOf(
  await program.putProducts({
    body: {
      items: [
        { key: key(), code: 'tea', name: name('tea'), lotTracked: true, shelfLifeDays: 100 },
        { key: key(), code: 'cup', name: name('cup') },
      ],
    },
  }),
)
valueOf(
  await program.putWarehouses({
    body: {
      items: [
        { key: key(), code: 'SH', name: name('SH'), position: 2 },
        { key: key(), code: 'HZ', name: name('HZ'), position: 1 },
        { key: key(), code: 'OLD', name: name('OLD'), position: 0, closed: true },
      ],
    },
  }),
)

beforeEach(async () => {
  await sql`truncate stock_movement, stock_reservation_lot, stock_reservation, stock_lot, stock_level`.execute(database)
  server.clock.set(NOON)
})

type Given = Record<string, unknown>
type Call = 'receiveStock' | 'reserveStock' | 'releaseStock' | 'issueStock' | 'adjustStock' | 'moveStock'
const ask = async (call: Call, ...items: readonly Given[]) =>
  valueOf(await program[call]({ body: { items: items.map((item) => ({ key: key(), ...item })) } as never })).items
/** The outcomes of one call in words. */
const words = async (call: Call, ...items: readonly Given[]) => wordsOf(await ask(call, ...items))
const receive = (product: string, units: number, more: Given = {}) =>
  ask('receiveStock', { warehouse: 'HZ', product, units, ...more })
const reserve = async (units: number, more: Given = {}) => {
  const [outcome] = await ask('reserveStock', { reference: 'EX1', product: 'cup', units, ...more })
  return outcome?.done?.reservations[0]?.id ?? ''
}
const stockOf = async (query: Given = {}) => {
  const { items } = valueOf(await program.listStock({ query }))
  expect(valueOf(await program.countStock({ query }))).toEqual({ count: items.length, more: false })
  return items.map((one) => `${one.product} ${one.warehouse} ${one.onHand}-${one.reserved}`)
}
const isSound = async () => expect(valueOf(await program.checkStock()).items).toEqual([])

test('goods come in, are reserved, leave, and each step tells what became of lots and reservations', async () => {
  const [received] = await receive('cup', 10, { reason: 'purchase', reference: 'PO-7', note: '第一批' })
  expect(received?.done).toMatchObject({
    lots: [{ warehouse: 'HZ', lot: '', moved: 10, onHand: 10 }],
    reservations: [],
  })
  const [reserved] = await ask('reserveStock', { reference: 'EX1', product: 'cup', units: 4 })
  expect(reserved?.done?.lots).toMatchObject([{ moved: 0, held: 4, onHand: 10, reserved: 4 }])
  const id = reserved?.done?.reservations[0]?.id ?? ''
  const [issued] = await ask('issueStock', { reservation: id, units: 3 })
  expect(issued?.done?.lots).toMatchObject([{ moved: -3, held: -3, onHand: 7, reserved: 1 }])
  expect(issued?.done?.reservations).toMatchObject([
    { id, reference: 'EX1', units: 4, issued: 3, released: 0, held: 1 },
  ])
  const [released] = await ask('releaseStock', { reference: 'EX1' })
  expect(released?.done?.reservations).toMatchObject([{ id, issued: 3, released: 1, held: 0 }])
  expect(await stockOf()).toEqual(['cup HZ 7-0'])
  const movements = valueOf(await program.listStockMovements({ query: { product: 'cup' } })).items
  expect(movements).toMatchObject([
    { kind: 'issue', units: -3, by: 'ops', reservationId: id },
    { kind: 'receive', units: 10, reason: 'purchase', reference: 'PO-7', note: '第一批', reservationId: null },
  ])
  await isSound()
})

test('in one call each sees what the ones before it left, and one that is refused leaves no trace', async () => {
  await receive('cup', 5)
  const want = (units: number) => ({ reference: 'EX1', product: 'cup', units })
  expect(await words('reserveStock', want(3), want(3), want(2), want(1))).toEqual([
    'done',
    'stock.too-few-units',
    'done',
    'stock.too-few-units',
  ])
  expect(await stockOf()).toEqual(['cup HZ 5-5'])
  await isSound()
})

test('any warehouse is asked in the order of positions, closed ones not at all', async () => {
  await receive('cup', 2, { warehouse: 'SH' })
  await receive('cup', 2)
  await reserve(2)
  expect(await stockOf()).toEqual(expect.arrayContaining(['cup HZ 2-2', 'cup SH 2-0']))
  expect(await words('receiveStock', { warehouse: 'OLD', product: 'cup', units: 1 })).toEqual([
    'stock.warehouse-closed',
  ])
  expect(await words('reserveStock', { reference: 'x', product: 'cup', units: 1, warehouses: ['OLD'] })).toEqual([
    'stock.warehouse-closed',
  ])
})

test('too few are refused with what each warehouse has, and nothing is kept', async () => {
  await receive('cup', 2, { warehouse: 'SH' })
  await receive('cup', 1)
  const [outcome] = await ask('reserveStock', { reference: 'x', product: 'cup', units: 3 })
  expect(outcome?.refusal).toMatchObject({
    code: 'stock.too-few-units',
    facts: {
      product: 'cup',
      wanted: 3,
      available: [
        { warehouse: 'HZ', units: 1 },
        { warehouse: 'SH', units: 2 },
      ],
    },
  })
  expect(valueOf(await program.listStockReservations({ query: {} })).items).toEqual([])
})

test('lots leave as they expire, by the day where the warehouses are', async () => {
  await receive('tea', 5, { lot: 'B', expiresOn: '2026-03-20' })
  await receive('tea', 2, { lot: 'A', expiresOn: '2026-03-01' })
  // NOON is eight in the evening in Shanghai: four hours later it is the next day there.
  const [first] = await ask('issueStock', { warehouse: 'HZ', product: 'tea', units: 1 })
  expect(first?.done?.lots).toMatchObject([{ lot: 'A', moved: -1 }])
  server.clock.set(addHours(NOON, 4))
  const [second] = await ask('issueStock', { warehouse: 'HZ', product: 'tea', units: 1 })
  expect(second?.done?.lots).toMatchObject([{ lot: 'B', moved: -1 }])
})

test('a lot that expired while it was reserved stays, and another leaves', async () => {
  await receive('tea', 2, { lot: 'A', expiresOn: '2026-03-01' })
  await receive('tea', 2, { lot: 'B', expiresOn: '2026-03-20' })
  await reserve(2, { product: 'tea' })
  server.clock.set(addHours(NOON, 4))
  const [issued] = await ask('issueStock', { reference: 'EX1' })
  expect(issued?.done?.lots.map(({ lot, moved, held }) => [lot, moved, held])).toEqual([
    ['A', 0, -2],
    ['B', -2, 0],
  ])
  await isSound()
})

test('goods move between warehouses under their lots, and counts correct the books', async () => {
  await receive('tea', 2, { lot: 'A', expiresOn: '2026-03-10' })
  await receive('tea', 5, { lot: 'B', expiresOn: '2026-03-20' })
  expect(await words('moveStock', { product: 'tea', from: 'HZ', to: 'SH', units: 3 })).toEqual(['done'])
  expect(await words('issueStock', { warehouse: 'SH', product: 'tea', units: 3 })).toEqual(['done'])
  // The lots are known in Shanghai by now, with nothing on hand: they are found again.
  expect(await words('moveStock', { product: 'tea', from: 'HZ', to: 'SH', units: 3 })).toEqual(['done'])
  expect(
    await words('adjustStock', { warehouse: 'SH', product: 'tea', lot: 'B', counted: 7, reason: 'count' }),
  ).toEqual(['done'])
  expect(await words('receiveStock', { warehouse: 'SH', product: 'tea', units: 1, lot: 'A' })).toEqual(['done'])
  expect(await stockOf()).toEqual(expect.arrayContaining(['tea HZ 1-0', 'tea SH 8-0']))
  await isSound()
})

test.each<[Call, Given, string]>([
  ['receiveStock', { warehouse: 'XX', product: 'cup', units: 1 }, 'stock.warehouse-unknown'],
  ['receiveStock', { warehouse: 'HZ', product: 'no', units: 1 }, 'stock.product-unknown'],
  ['receiveStock', { warehouse: 'HZ', product: 'tea', units: 1 }, 'stock.lot-needed'],
  ['receiveStock', { warehouse: 'HZ', product: 'tea', units: 1, lot: 'A' }, 'stock.expiry-needed'],
  [
    'receiveStock',
    { warehouse: 'HZ', product: 'tea', units: 1, lot: 'K', expiresOn: '2026-05-01' },
    'stock.expiry-differs',
  ],
  ['receiveStock', { warehouse: 'HZ', product: 'cup', units: 2_147_483_647 }, 'stock.too-many-units'],
  ['reserveStock', { reference: 'x', product: 'no', units: 1 }, 'stock.product-unknown'],
  ['releaseStock', {}, 'stock.what-unclear'],
  ['releaseStock', { reservation: randomUUID(), reference: 'x' }, 'stock.what-unclear'],
  ['releaseStock', { reservation: randomUUID() }, 'stock.reservation-not-found'],
  ['releaseStock', { reservation: 'nonsense' }, 'stock.reservation-not-found'],
  ['issueStock', { reference: 'nothing' }, 'stock.reservation-not-found'],
  ['issueStock', { product: 'cup', units: 1 }, 'stock.what-unclear'],
  ['issueStock', { product: 'cup', warehouse: 'HZ' }, 'stock.what-unclear'],
  ['issueStock', { warehouse: 'HZ', reference: 'x' }, 'stock.what-unclear'],
  ['issueStock', { product: 'cup', warehouse: 'HZ', units: 9 }, 'stock.too-few-units'],
  ['issueStock', { product: 'tea', warehouse: 'HZ', units: 1, lot: 'K' }, 'stock.lot-expired'],
  ['adjustStock', { warehouse: 'HZ', product: 'cup' }, 'stock.what-unclear'],
  ['adjustStock', { warehouse: 'HZ', product: 'cup', by: 1, counted: 1 }, 'stock.what-unclear'],
  ['adjustStock', { warehouse: 'HZ', product: 'cup', by: -2 }, 'stock.units-reserved'],
  ['adjustStock', { warehouse: 'HZ', product: 'cup', lot: 'Z', by: 1 }, 'stock.lot-not-found'],
  ['moveStock', { product: 'cup', from: 'HZ', to: 'HZ', units: 1 }, 'stock.same-warehouse'],
  ['moveStock', { product: 'cup', from: 'HZ', to: 'OLD', units: 1 }, 'stock.warehouse-closed'],
])('%s %j is refused: %s', async (call, given, code) => {
  await receive('cup', 1)
  await receive('tea', 1, { lot: 'K', expiresOn: '2026-02-28' })
  expect(await words(call, given)).toEqual([code])
  await isSound()
})

test.each<[Call, Given, string]>([
  ['receiveStock', { warehouse: 'HZ', product: 'cup', units: 0 }, 'items[0].units'],
  ['receiveStock', { warehouse: 'HZ', product: 'cup', units: 1.5 }, 'items[0].units'],
  ['receiveStock', { warehouse: 'HZ', product: 'cup', units: 2_147_483_648 }, 'items[0].units'],
  ['receiveStock', { warehouse: 'HZ', product: 'cup', units: 1, expiresOn: '2026-02-30' }, 'items[0].expiresOn'],
  ['reserveStock', { reference: '', product: 'cup', units: 1 }, 'items[0].reference'],
  ['reserveStock', { reference: 'x', product: 'cup', units: 1, warehouses: [] }, 'items[0].warehouses'],
  ['moveStock', { product: 'cup', from: 'HZ', to: 'SH', units: -1 }, 'items[0].units'],
  ['adjustStock', { warehouse: 'HZ', product: 'cup', counted: -1 }, 'items[0].counted'],
])('%s %j is no command: %s', async (call, given, path) => {
  const answer = await program[call]({ body: { items: [{ key: 'bad', ...given }] } as never })
  expect(answer.ok ? [] : answer.refusal).toMatchObject({ code: 'http.fields-wrong', fields: [{ path }] })
})

test('the same key does it once, also for twenty at once; with another content it is refused', async () => {
  await receive('cup', 10)
  const item = { key: 'once', reference: 'x', product: 'cup', units: 3 }
  const all = await Promise.all(Array.from({ length: 20 }, () => ask('reserveStock', item)))
  expect(new Set(all.map(([outcome]) => outcome?.done?.reservations[0]?.id)).size).toBe(1)
  expect(await stockOf()).toEqual(['cup HZ 10-3'])
  expect(await words('reserveStock', { ...item, units: 4 })).toEqual(['commands.key-taken'])
})

test('of a hundred who want the last unit at once one gets it', async () => {
  await receive('cup', 1)
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, n) => words('reserveStock', { reference: `x${n}`, product: 'cup', units: 1 })),
  )
  expect(all.flat().filter((word) => word === 'done')).toHaveLength(1)
  expect(new Set(all.flat())).toEqual(new Set(['done', 'stock.too-few-units']))
  expect(await stockOf()).toEqual(['cup HZ 1-1'])
})

test('a reservation that is issued and released at once ends one way', async () => {
  await receive('cup', 10)
  for (let round = 0; round < 10; round += 1) {
    const reservation = await reserve(1)
    const all = await Promise.all([words('issueStock', { reservation }), words('releaseStock', { reservation })])
    expect(all.flat().sort()).toEqual(['done', 'stock.reservation-ended'])
  }
  await isSound()
})

test('twenty who bring goods of a new lot at once open it once, and all units are there', async () => {
  const goods = { warehouse: 'HZ', product: 'tea', units: 2, lot: 'new', madeOn: '2026-02-01' }
  const all = await Promise.all(
    Array.from({ length: 20 }, () => words('receiveStock', goods, { ...goods, lot: 'new2' })),
  )
  expect(new Set(all.flat())).toEqual(new Set(['done']))
  expect(await stockOf()).toEqual(['tea HZ 80-0'])
  await isSound()
})

test('goods that move in a circle at once do not wait for each other forever', async () => {
  await receive('cup', 50)
  await receive('cup', 50, { warehouse: 'SH' })
  const all = await Promise.all(
    Array.from({ length: 30 }, (_, n) => {
      const [from, to] = n % 2 ? ['HZ', 'SH'] : ['SH', 'HZ']
      return words('moveStock', { product: 'cup', from, to, units: 1 })
    }),
  )
  expect(new Set(all.flat())).toEqual(new Set(['done']))
  expect(await stockOf()).toEqual(expect.arrayContaining(['cup HZ 50-0', 'cup SH 50-0']))
})

test('lots that expire soon are warned of, the first to expire first, and products below their level', async () => {
  await receive('tea', 3, { lot: 'past', expiresOn: '2026-02-27' })
  await receive('tea', 3, { lot: 'soon', expiresOn: '2026-03-31' })
  await receive('tea', 3, { lot: 'later', expiresOn: '2026-04-01' })
  const expiring = valueOf(await program.listExpiringStock({ query: { days: 30 } })).items
  expect(expiring.map(({ lot, daysLeft }) => [lot, daysLeft])).toEqual([
    ['past', -2],
    ['soon', 30],
  ])
  const level = (product: string, minimum: number, warehouse = 'HZ') => ({ key: key(), warehouse, product, minimum })
  const items = [level('tea', 7), level('cup', 1, 'SH'), level('cup', 0), level('no', 1), level('tea', 1, 'XX')]
  expect(wordsOf(valueOf(await program.putStockLevels({ body: { items } })).items)).toEqual([
    'done',
    'done',
    'done',
    'stock.product-unknown',
    'stock.warehouse-unknown',
  ])
  const low = async () => valueOf(await program.listStock({ query: { low: 'true' } })).items
  expect(await low()).toMatchObject([
    { product: 'cup', warehouse: 'SH', onHand: 0, reserved: 0, available: 0, expired: 0, minimum: 1 },
    { product: 'tea', warehouse: 'HZ', onHand: 9, reserved: 0, available: 6, expired: 3, minimum: 7 },
  ])
  await program.putStockLevels({ body: { items: [level('cup', 0, 'SH'), level('tea', 6)] } })
  expect(await low()).toEqual([])
  expect(valueOf(await program.listStock({ query: { product: 'tea' } })).items).toMatchObject([{ minimum: 6 }])
})

test('stock is found by parts of a product’s code or name, also of what is low, and told with the names of warehouses', async () => {
  await receive('cup', 5)
  await receive('tea', 3, { lot: 'A', expiresOn: '2027-03-10' })
  await receive('tea', 2, { lot: 'B', expiresOn: '2027-03-10' })
  await receive('tea', 1, { lot: 'A', expiresOn: '2027-03-10', warehouse: 'SH' })
  expect((await stockOf({ q: 'TEA' })).toSorted()).toEqual(['tea HZ 5-0', 'tea SH 1-0'])
  expect(await stockOf({ q: '商品cu' })).toEqual(['cup HZ 5-0'])
  expect(await stockOf({ q: 'te', warehouse: 'SH' })).toEqual(['tea SH 1-0'])
  expect(await stockOf({ q: 'kettle' })).toEqual([])
  const level = (product: string, warehouse: string) => ({ key: key(), warehouse, product, minimum: 4 })
  await program.putStockLevels({ body: { items: [level('tea', 'HZ'), level('tea', 'SH'), level('cup', 'SH')] } })
  expect(await stockOf({ low: 'true' })).toEqual(['cup SH 0-0', 'tea SH 1-0'])
  expect(await stockOf({ low: 'true', q: 'tea' })).toEqual(['tea SH 1-0'])
  const [row] = valueOf(await program.listStock({ query: { q: 'cup' } })).items
  expect(row).toMatchObject({ productWords: name('cup'), warehouseWords: name('HZ') })
})

test('lists go on page by page and take no cursor that is not theirs', async () => {
  for (const warehouse of ['HZ', 'SH']) {
    await receive('cup', 1, { warehouse })
    await receive('tea', 1, { warehouse, lot: 'A', expiresOn: '2026-03-10' })
    await receive('tea', 1, { warehouse, lot: 'B', expiresOn: '2026-03-20' })
  }
  await reserve(1)
  await reserve(1)
  const whole = async (list: 'listStock' | 'listStockLots' | 'listStockMovements' | 'listStockReservations') => {
    const found: unknown[] = []
    for (let cursor: string | undefined; ; ) {
      const answer = await program[list]({ query: { limit: 1, ...(cursor !== undefined && { cursor }) } })
      if (!answer.ok) throw new Error(answer.refusal.code)
      const page: { readonly items: readonly unknown[]; readonly next: string | null } = answer.value
      found.push(...page.items)
      if (page.next === null) return found
      cursor = page.next
    }
  }
  const all = valueOf(await program.listStockLots({ query: {} })).items
  expect(all.map(({ lot }) => lot)).toEqual(['A', 'A', 'B', 'B', '', ''])
  expect(await whole('listStockLots')).toEqual(all)
  expect(await whole('listStock')).toEqual(valueOf(await program.listStock({ query: {} })).items)
  expect(await whole('listStockMovements')).toHaveLength(6)
  expect(await whole('listStockReservations')).toHaveLength(2)
  for (const made of [
    ['x', randomUUID()],
    ['2026-02-30', randomUUID()],
    [1, 2],
    ['', 'x'],
  ]) {
    const cursor = Buffer.from(JSON.stringify(made)).toString('base64url')
    expect(codeOf(await program.listStockLots({ query: { cursor } }))).toBe('paging.cursor-wrong')
  }
})

test('reservations are found by what they are for, with the lots that they hold', async () => {
  await receive('tea', 1, { lot: 'A', expiresOn: '2026-03-10' })
  await receive('tea', 4, { lot: 'B', expiresOn: '2026-03-20' })
  await reserve(3, { product: 'tea', reference: 'EX9' })
  const open = valueOf(await program.listStockReservations({ query: { reference: 'EX9', state: 'open' } })).items
  expect(open).toMatchObject([
    {
      units: 3,
      endedAt: null,
      lots: [
        { lot: 'A', units: 1 },
        { lot: 'B', units: 2 },
      ],
    },
  ])
  await ask('releaseStock', { reference: 'EX9' })
  expect(valueOf(await program.listStockReservations({ query: { state: 'open' } })).items).toEqual([])
  const ended = valueOf(await program.listStockReservations({ query: { state: 'ended' } })).items
  expect(ended).toMatchObject([{ reference: 'EX9', released: 3, lots: [] }])
})

test('the check tells of figures that somebody wrote past the program', async () => {
  await receive('cup', 3)
  await reserve(1)
  await sql`update stock_lot set on_hand = 4, reserved = 0`.execute(database)
  expect(valueOf(await program.checkStock()).items).toMatchObject([{ onHand: 4, reserved: 0, movements: 3, held: 1 }])
})

test('warehouses are listed in the order in which they are asked, and change by their code', async () => {
  const change = { key: key(), code: 'HZ', name: { en: 'Hangzhou', 'zh-CN': '杭州仓' }, position: 1 }
  const [outcome] = valueOf(await program.putWarehouses({ body: { items: [change] } })).items
  expect(outcome?.done).toEqual({ code: 'HZ', version: 2 })
  const { items } = valueOf(await program.listWarehouses())
  expect(items.map(({ code, closed }) => [code, closed])).toEqual([
    ['OLD', true],
    ['HZ', false],
    ['SH', false],
  ])
})
