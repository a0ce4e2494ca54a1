import { addDays, type LocalDate } from '@aftersale/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIRST_DAY, PRODUCTS, type StockStep, stockStory } from '../../test/draw-stock.ts'
import { postStock } from './post-stock.ts'
import { StockBook } from './stock-book.ts'
import type { StockCommand, StockedProduct } from './stock-command.ts'
import type { StockEvent } from './stock-event.ts'
import { heldUnits } from './stock-lot.ts'

const RUNS = Number(process.env['AFTERSALE_STOCK_RUNS'] ?? 300)
const [TEA, CUP] = PRODUCTS as readonly [StockedProduct, StockedProduct]
const remarks = {}

/** A book with commands that tell in a few words what they did or why not. */
function stock(today: LocalDate = FIRST_DAY) {
  const book = new StockBook([], [])
  let ids = 0
  const say = (...commands: readonly StockCommand[]) => {
    const posted = postStock(book, commands, { today, newId: () => `#${(ids += 1)}` })
    return posted.ok ? posted.value.map((event) => wordOf(event)).join(' ') : posted.refusal
  }
  const wordOf = (event: StockEvent) => {
    switch (event.kind) {
      case 'lot-opened':
        return `${event.lot.warehouse}/${event.lot.lot}!`
      case 'units-moved':
        return `${nameOf(event.lot)}${event.units > 0 ? '+' : ''}${event.units}`
      case 'units-held':
        return `[${nameOf(event.lot)}${event.units > 0 ? '+' : ''}${event.units}]`
      case 'reservation-made':
        return `${event.reference}=${event.units}`
      case 'units-ended':
        return `${event.as} ${event.units}`
    }
  }
  const nameOf = (id: string) => `${book.lot(id).warehouse}/${book.lot(id).lot}`
  return {
    book,
    say,
    later: (days: number) => {
      today = addDays(today, days)
    },
    tea: (lot: string, expiry: number, units: number, warehouse = 'HZ') =>
      say({ kind: 'receive', warehouse, product: TEA, units, lot, expiresOn: addDays(FIRST_DAY, expiry), remarks }),
    cups: (units: number, warehouse = 'HZ') => say({ kind: 'receive', warehouse, product: CUP, units, remarks }),
    reserve: (units: number, more: Partial<Extract<StockCommand, { kind: 'reserve' }>> = {}) =>
      say({
        kind: 'reserve',
        reference: 'x',
        product: 'tea',
        units,
        warehouses: ['HZ', 'SH'],
        partial: false,
        acrossWarehouses: false,
        ...more,
      }),
    issue: (units?: number) => say({ kind: 'issue-reserved', of: { reference: 'x' }, units, remarks }),
    release: () => say({ kind: 'release', of: { reference: 'x' } }),
  }
}

describe('goods come in', () => {
  test('under the lot they have, more into the same one', () => {
    const { tea } = stock()
    expect([tea('A', 9, 5), tea('A', 9, 2)]).toEqual(['HZ/A! HZ/A+5', 'HZ/A+2'])
  })
  test('a lot expires on one day: goods that say otherwise are refused with the day that is known', () => {
    const { tea } = stock()
    tea('A', 9, 5)
    expect(tea('A', 8, 1)).toEqual({ code: 'stock.expiry-differs', lot: 'A', expiresOn: '2026-03-10' })
  })
  test('the day of expiry follows from the day they were made, or from the lot', () => {
    const { say, book } = stock()
    const tea = { kind: 'receive', warehouse: 'HZ', product: TEA, units: 1, lot: 'A', remarks } as const
    expect(say(tea)).toEqual({ code: 'stock.expiry-needed', product: 'tea' })
    expect(say({ ...tea, madeOn: FIRST_DAY })).toBe('HZ/A! HZ/A+1')
    expect(say(tea)).toBe('HZ/A+1')
    expect(book.lotNamed('HZ', 'tea', 'A')).toMatchObject({ expiresOn: '2026-03-21', onHand: 2 })
  })
  test('what is tracked by lots needs one; what is not makes one of each day of expiry', () => {
    const { say, cups, book } = stock()
    expect(say({ kind: 'receive', warehouse: 'HZ', product: TEA, units: 1, remarks })).toEqual({
      code: 'stock.lot-needed',
      product: 'tea',
    })
    cups(3)
    say({ kind: 'receive', warehouse: 'HZ', product: CUP, units: 1, expiresOn: FIRST_DAY, remarks })
    expect(book.lotsAt('HZ', 'cup').map(({ lot }) => lot)).toEqual(['', '2026-03-01'])
  })
  test('no more than can be counted', () => {
    const { cups } = stock()
    expect(cups(2_147_483_647)).toBe('HZ/! HZ/+2147483647')
    expect(cups(1)).toEqual({ code: 'stock.too-many-units', most: 2_147_483_647 })
  })
  test('made on the last days of the calendar they keep to its end', () => {
    const { say, book } = stock()
    say({
      kind: 'receive',
      warehouse: 'HZ',
      product: TEA,
      units: 1,
      lot: 'A',
      madeOn: '9999-12-30' as LocalDate,
      remarks,
    })
    expect(book.lotNamed('HZ', 'tea', 'A')?.expiresOn).toBe('9999-12-31')
  })
})

describe('units are reserved', () => {
  test('in lots as they expire', () => {
    const { tea, reserve } = stock()
    tea('B', 9, 5)
    tea('A', 5, 2)
    expect(reserve(4)).toBe('x=4 [HZ/A+2] [HZ/B+2]')
  })
  test('in the first warehouse that has them all, be it the last asked', () => {
    const { tea, reserve } = stock()
    tea('A', 9, 3)
    tea('A', 9, 5, 'SH')
    expect(reserve(4)).toBe('x=4 [SH/A+4]')
    expect(reserve(3)).toBe('x=3 [HZ/A+3]')
  })
  test('refused whole with what each warehouse has, nothing expired among it', () => {
    const { tea, reserve } = stock()
    tea('A', 9, 3)
    tea('B', -1, 9)
    tea('A', 9, 2, 'SH')
    expect(reserve(4)).toEqual({
      code: 'stock.too-few-units',
      product: 'tea',
      wanted: 4,
      available: [
        { warehouse: 'HZ', units: 3 },
        { warehouse: 'SH', units: 2 },
      ],
    })
  })
  test('in several warehouses together, or as many as there are, where that was asked', () => {
    const { tea, reserve, release } = stock()
    tea('A', 9, 2)
    tea('A', 9, 3, 'SH')
    expect(reserve(4, { acrossWarehouses: true })).toBe('x=4 [HZ/A+2] [SH/A+2]')
    release()
    expect(reserve(9, { partial: true })).toBe('x=3 [SH/A+3]')
    release()
    expect(reserve(9, { partial: true, acrossWarehouses: true })).toBe('x=5 [HZ/A+2] [SH/A+3]')
    expect(reserve(1, { partial: true })).toMatchObject({ code: 'stock.too-few-units' })
  })
})

describe('what was reserved leaves', () => {
  test('as it expires, in parts or whole', () => {
    const { tea, reserve, issue } = stock()
    tea('B', 9, 5)
    tea('A', 5, 2)
    reserve(4)
    expect(issue(3)).toBe('[HZ/A-2] HZ/A-2 [HZ/B-1] HZ/B-1 issued 3')
    expect(issue()).toBe('[HZ/B-1] HZ/B-1 issued 1')
    expect(issue()).toMatchObject({ code: 'stock.reservation-not-found' })
  })
  test('never more than was reserved', () => {
    const { tea, reserve, issue } = stock()
    tea('A', 5, 9)
    reserve(4)
    expect(issue(5)).toMatchObject({ code: 'stock.more-than-reserved', held: 4 })
  })
  test('of a lot that expired since, others leave instead where there are some', () => {
    const { tea, reserve, issue, later } = stock()
    tea('A', 1, 2)
    tea('B', 9, 3)
    reserve(3)
    later(2)
    expect(issue()).toBe('[HZ/B-1] HZ/B-1 [HZ/A-2] HZ/B-2 issued 3')
  })
  test('two reservations of one reference do not both take the last other lot', () => {
    const { tea, reserve, issue, later } = stock()
    tea('A', 1, 2)
    reserve(1)
    reserve(1)
    tea('B', 9, 1)
    later(2)
    expect(issue()).toMatchObject({ code: 'stock.reserved-expired', expired: 1, available: 0 })
    tea('C', 9, 1)
    expect(issue()).toBe('[HZ/A-1] HZ/B-1 issued 1 [HZ/A-1] HZ/C-1 issued 1')
  })
  test('of a lot that expired, none where there are no others', () => {
    const { tea, reserve, issue, later } = stock()
    tea('A', 1, 3)
    reserve(3)
    tea('B', 9, 2)
    later(2)
    expect(issue()).toMatchObject({ code: 'stock.reserved-expired', expired: 3, available: 2 })
    expect(issue(2)).toBe('[HZ/A-2] HZ/B-2 issued 2')
  })
  test('what is left is free again, once', () => {
    const { tea, reserve, issue, release } = stock()
    tea('A', 5, 9)
    reserve(4)
    issue(1)
    expect(release()).toBe('[HZ/A-3] released 3')
    expect(release()).toBe('')
  })
  test('a reservation by its id says that it has ended, and how', () => {
    const { tea, reserve, release, book, say } = stock()
    tea('A', 5, 9)
    reserve(4)
    const [{ id = '' } = {}] = book.reservedFor('x')
    release()
    const ended = { code: 'stock.reservation-ended', reservation: id, issued: 0, released: 4 }
    expect(say({ kind: 'release', of: { reservation: id } })).toEqual(ended)
    expect(say({ kind: 'issue-reserved', of: { reservation: id }, remarks })).toEqual(ended)
    expect(say({ kind: 'release', of: { reservation: 'no' } })).toMatchObject({ code: 'stock.reservation-not-found' })
  })
})

describe('goods leave and move that nobody reserved', () => {
  const issue = { kind: 'issue', warehouse: 'HZ', product: 'tea', remarks } as const
  const move = { kind: 'move', product: 'tea', from: 'HZ', to: 'SH', remarks } as const
  test('as they expire, or of a lot that is named', () => {
    const { tea, say } = stock()
    tea('A', 5, 2)
    tea('B', 9, 3)
    expect(say({ ...issue, units: 1, lot: 'B' })).toBe('HZ/B-1')
    expect(say({ ...issue, units: 3 })).toBe('HZ/A-2 HZ/B-1')
    expect(say({ ...issue, units: 2 })).toMatchObject({ available: [{ warehouse: 'HZ', units: 1 }] })
    expect(say({ ...issue, units: 2, lot: 'B' })).toMatchObject({ available: [{ warehouse: 'HZ', units: 1 }] })
    expect(say({ ...issue, units: 1, lot: 'Z' })).toMatchObject({ code: 'stock.lot-not-found', lot: 'Z' })
  })
  test('an expired lot does not leave; it moves where it is named, as to a place for waste', () => {
    const { tea, say } = stock()
    tea('A', -1, 2)
    expect(say({ ...issue, units: 1, lot: 'A' })).toEqual({
      code: 'stock.lot-expired',
      lot: 'A',
      expiresOn: '2026-02-28',
    })
    expect(say({ ...move, units: 1 })).toMatchObject({ code: 'stock.too-few-units' })
    expect(say({ ...move, units: 1, lot: 'A' })).toBe('HZ/A-1 SH/A! SH/A+1')
  })
  test('what moves keeps its lot; a lot of that name that expires on another day is in the way', () => {
    const { tea, say } = stock()
    tea('A', 5, 2)
    tea('B', 6, 2)
    tea('B', 7, 2, 'SH')
    expect(say({ ...move, units: 3 })).toMatchObject({ code: 'stock.expiry-differs', lot: 'B' })
    expect(say({ ...move, units: 2 })).toBe('HZ/A-2 SH/A! SH/A+2')
    expect(say({ ...move, units: 1, to: 'HZ' })).toMatchObject({ code: 'stock.same-warehouse' })
  })
})

test('the books follow a count, but not below what is reserved', () => {
  const { tea, reserve, say } = stock()
  tea('A', 5, 6)
  reserve(4)
  const adjust = { kind: 'adjust', warehouse: 'HZ', product: 'tea', lot: 'A', remarks } as const
  expect(say({ ...adjust, change: { counted: 8 } })).toBe('HZ/A+2')
  expect(say({ ...adjust, change: { counted: 8 } })).toBe('')
  expect(say({ ...adjust, change: { by: -4 } })).toBe('HZ/A-4')
  expect(say({ ...adjust, change: { by: -1 } })).toEqual({ code: 'stock.units-reserved', onHand: 4, reserved: 4 })
  expect(say({ ...adjust, change: { by: 2_147_483_647 } })).toMatchObject({ code: 'stock.too-many-units' })
  expect(say({ ...adjust, lot: 'Z', change: { by: 1 } })).toMatchObject({ code: 'stock.lot-not-found' })
})

test('of commands together none is done where one is refused', () => {
  const { tea, say, book } = stock()
  tea('A', 5, 3)
  const before = snapshotOf(book)
  const both = (units: number) =>
    ({ kind: 'move', product: 'tea', from: 'HZ', to: 'SH', units, remarks }) satisfies StockCommand
  expect(say(both(2), both(2))).toMatchObject({ code: 'stock.too-few-units' })
  expect(snapshotOf(book)).toEqual(before)
  expect(say(both(2), both(1))).toBe('HZ/A-2 SH/A! SH/A+2 HZ/A-1 SH/A+1')
})

const snapshotOf = (book: StockBook) => ({
  lots: [...book.lots()].map((lot) => ({ ...lot })),
  reservations: [...book.reservations()].map((one) => ({ ...one, lots: [...one.lots].sort() })),
  places: ['HZ', 'SH'].map((warehouse) => book.lotsAt(warehouse, 'tea').map(({ id }) => id)),
  references: ['x', 'y', 'z'].map((reference) => book.reservedFor(reference).map(({ id }) => id)),
})

test('whatever happens, nothing is negative, nothing is held twice, and everything on hand came by a movement', () => {
  fc.assert(
    fc.property(stockStory(), (steps) => {
      live(steps)
    }),
    { numRuns: RUNS },
  )
})

function live(steps: readonly StockStep[]): void {
  const book = new StockBook([], [])
  const moved = new Map<string, number>()
  let ids = 0
  let today = FIRST_DAY
  for (const step of steps) {
    if ('days' in step) {
      today = addDays(today, step.days)
      continue
    }
    const before = snapshotOf(book)
    const posted = postStock(book, step.commands, { today, newId: () => `#${(ids += 1)}` })
    if (!posted.ok) {
      expect(snapshotOf(book)).toEqual(before)
      continue
    }
    for (const event of posted.value) {
      if (event.kind !== 'units-moved') continue
      moved.set(event.lot, (moved.get(event.lot) ?? 0) + event.units)
      const { expiresOn } = book.lot(event.lot)
      if (event.movement === 'issue') expect(expiresOn === null || expiresOn >= today).toBe(true)
    }
    expectSound(book, moved)
  }
}

function expectSound(book: StockBook, moved: ReadonlyMap<string, number>): void {
  const held = new Map<string, number>()
  for (const reservation of book.reservations()) {
    const units = [...reservation.lots.values()]
    expect(units.every((count) => count > 0)).toBe(true)
    expect(units.reduce((sum, count) => sum + count, 0)).toBe(heldUnits(reservation))
    expect(heldUnits(reservation)).toBeGreaterThanOrEqual(0)
    for (const [lot, count] of reservation.lots) held.set(lot, (held.get(lot) ?? 0) + count)
  }
  for (const lot of book.lots()) {
    expect(lot.onHand).toBe(moved.get(lot.id) ?? 0)
    expect(lot.reserved).toBe(held.get(lot.id) ?? 0)
    expect(lot.onHand).toBeGreaterThanOrEqual(lot.reserved)
    expect(lot.reserved).toBeGreaterThanOrEqual(0)
  }
}
