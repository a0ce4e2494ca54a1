import { postStock, StockBook } from '@aftersale/commerce'
import { addDays, type Instant, startOfDate } from '@aftersale/kernel'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  FIRST_DAY,
  PRODUCTS,
  type StockStep,
  stockStory,
  WAREHOUSES,
} from '../../../../packages/commerce/test/draw-stock.ts'
import { testDatabase } from '../../../test/database.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { changeStock } from './change-stock.ts'
import { differingLots } from './check-stock.view.ts'
import type { StockRequest } from './stock-request.ts'
import { saveWarehouses } from './warehouse.store.ts'

const RUNS = Number(process.env['AFTERSALE_STOCK_RUNS'] ?? 12)
const ZONE = 'Asia/Shanghai'
const { database } = await testDatabase()
const when = { now: startOfDate(FIRST_DAY, ZONE), by: 'test' }

await inTransaction(database, async (tx) => {
  const warehouses = WAREHOUSES.map((code, position) => ({
    code,
    position,
    closed: false,
    name: { en: code, 'zh-CN': code },
  }))
  await saveWarehouses(
    tx,
    warehouses.map((one) => ({ ...one, id: newId(when.now) })),
    when,
  )
  for (const { code, lotTracked, shelfLifeDays } of PRODUCTS) {
    await sql`insert into product values (${newId(when.now)}, ${code}, '{}', null, null, null, null, null, false, ${lotTracked},
      ${shelfLifeDays}, '[]', '[]', '[]', '{}', '', '{}', 1, now(), 'test')`.execute(tx)
  }
})
const empty = () =>
  sql`truncate stock_movement, stock_reservation_lot, stock_reservation, stock_lot, command_record`.execute(database)

type Command = Extract<StockStep, { commands: unknown }>['commands'][number]

/** The request that means this command. */
function requestOf(command: Command): StockRequest {
  switch (command.kind) {
    case 'receive': {
      const { kind, product, remarks, madeOn: _, ...asked } = command
      return { kind, asked: { ...asked, product: product.code, ...remarks } }
    }
    case 'reserve': {
      const { kind, warehouses, ...asked } = command
      return { kind, asked: { ...asked, warehouses: [...warehouses] } }
    }
    case 'release':
      return { kind: 'release', asked: command.of }
    case 'issue-reserved':
      return { kind: 'issue', asked: { ...command.of, units: command.units } }
    case 'issue': {
      const { kind, remarks, ...asked } = command
      return { kind, asked: { ...asked, ...remarks } }
    }
    case 'adjust': {
      const { kind, change, remarks, ...asked } = command
      return { kind, asked: { ...asked, ...change, ...remarks } }
    }
    case 'move': {
      const { kind, remarks, ...asked } = command
      return { kind, asked: { ...asked, ...remarks } }
    }
  }
}

let keys = 0
const say = (commands: readonly (readonly Command[])[], now: Instant) =>
  inTransaction(database, (tx) =>
    changeStock(
      tx,
      'test',
      commands.map((group) => ({ key: `k${(keys += 1)}`, requests: group.map(requestOf) })),
      { now, by: 'test', zone: ZONE },
    ),
  )

/** What is there, without ids: lots of no units that nobody touched are the same as none. */
async function stored() {
  const { rows: lots } = await sql<object>`
    select warehouse.code as warehouse, product, lot, expires_on as "expiresOn", on_hand as "onHand", reserved
    from stock_lot join warehouse on warehouse.id = warehouse_id order by 1, 2, 3`.execute(database)
  const { rows: reservations } = await sql<object>`
    select reference, product, units, issued_units as issued, released_units as released, ended_at is not null as ended,
      coalesce((select jsonb_agg(jsonb_build_array(code, lot, held.units) order by code, lot)
        from stock_reservation_lot as held join stock_lot on stock_lot.id = lot_id join warehouse on warehouse.id = warehouse_id
        where reservation_id = stock_reservation.id), '[]') as lots
    from stock_reservation order by stock_reservation.id`.execute(database)
  return { lots, reservations }
}

function told(book: StockBook) {
  const lots = [...book.lots()].map(({ id: _id, ...lot }) => lot)
  lots.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  const reservations = [...book.reservations()].map(({ id: _id, lots: held, ...one }) => ({
    ...one,
    ended: held.size === 0,
    lots: [...held].map(([lot, units]) => [book.lot(lot).warehouse, book.lot(lot).lot, units]).sort(),
  }))
  return { lots, reservations }
}
const placeOf = (lot: { warehouse: string; product: string; lot: string }) =>
  [lot.warehouse, lot.product, lot.lot].join('\0')

test('whatever happens, the database holds what the pure model says, refusals too', async () => {
  const story = fc.asyncProperty(stockStory(25), async (steps) => {
    await empty()
    const book = new StockBook([], [])
    let [today, ids] = [FIRST_DAY, 0]
    for (const step of steps) {
      if ('days' in step) {
        today = addDays(today, step.days)
        continue
      }
      const groups = step.commands.length === 3 ? [step.commands.slice(0, 1), step.commands.slice(1)] : [step.commands]
      const expected = groups.map((group) => postStock(book, group, { today, newId: () => `#${(ids += 1)}` }))
      const results = await say(groups, startOfDate(today, ZONE))
      const codes = (many: readonly ({ ok: true } | { ok: false; refusal: { code: string } })[]) =>
        many.map((one) => (one.ok ? 'done' : one.refusal.code))
      expect(codes(results)).toEqual(codes(expected))
    }
    expect(await stored()).toEqual(told(book))
    expect(await differingLots(database)).toEqual([])
  })
  await fc.assert(story, { numRuns: RUNS })
})

test('however many change stock at once, nothing is negative and every figure is the sum of what happened', async () => {
  const story = fc.asyncProperty(fc.array(stockStory(12), { minLength: 6, maxLength: 6 }), async (many) => {
    await empty()
    await say(
      [WAREHOUSES.map((warehouse) => ({ kind: 'receive', warehouse, product: PRODUCTS[1]!, units: 20, remarks: {} }))],
      when.now,
    )
    await Promise.all(
      many.map(async (steps) => {
        let today = FIRST_DAY
        for (const step of steps) {
          if ('days' in step) today = addDays(today, step.days)
          else await say([step.commands], startOfDate(today, ZONE))
        }
      }),
    )
    expect(await differingLots(database)).toEqual([])
    const { rows } = await sql<{ wrong: number }>`select count(*) as wrong from stock_reservation
      where units - issued_units - released_units <> (select coalesce(sum(held.units), 0) from stock_reservation_lot as held
        where reservation_id = stock_reservation.id)`.execute(database)
    expect(rows).toEqual([{ wrong: 0 }])
  })
  await fc.assert(story, { numRuns: Math.max(3, Math.ceil(RUNS / 4)) })
})

test('a call of thousands takes as many statements as a call of one', async () => {
  await empty()
  const cups = { kind: 'receive', warehouse: 'HZ', product: PRODUCTS[1]!, units: 10_000, remarks: {} } as const
  await say([[cups]], when.now)
  const wants = (count: number) =>
    Array.from({ length: count }, (_, n): Command[] => [
      {
        kind: 'reserve',
        reference: `r${n}`,
        product: 'cup',
        units: 1,
        warehouses: ['SH', 'HZ'],
        partial: false,
        acrossWarehouses: false,
      },
    ])
  const statements = async (count: number) => {
    let counted = 0
    const counting = database.withPlugin({
      transformQuery: ({ node }) => {
        counted += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const groups = wants(count).map((group) => ({ key: `k${(keys += 1)}`, requests: group.map(requestOf) }))
    const results = await inTransaction(counting, (tx) => changeStock(tx, 'test', groups, { ...when, zone: ZONE }))
    expect(results.every(({ ok }) => ok)).toBe(true)
    return counted
  }
  const one = await statements(1)
  expect(await statements(3_000)).toBe(one)
  expect(one).toBeLessThan(20)
})
