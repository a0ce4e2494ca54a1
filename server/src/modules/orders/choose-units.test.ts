import { openBook } from '@aftersale/commerce'
import { type Instant, instant, instantOf } from '@aftersale/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ChosenUnits, chooseUnits, laterFirst } from './choose-units.ts'
import type { SoldLine } from './sold-line.ts'

const NOON = instant('2026-03-01T12:00:00Z')
const day = 86_400_000
const before = (at: Instant, milliseconds: number) => instantOf(at - milliseconds)

type Line = SoldLine & { readonly quantity: number; readonly claimed: number }

function line(given: Partial<Line> = {}): Line {
  return {
    id: 'a',
    orderId: given.id ?? 'a',
    source: 'shop',
    orderNumber: '1',
    product: 'p',
    customer: 'c',
    currency: 'GBP',
    orderedAt: before(NOON, day),
    deliveredAt: null,
    importId: null,
    lineNumber: 1,
    quantity: 3,
    claimed: 0,
    ...given,
  }
}

const want = (units: number, given: { currency?: string; requestedAt?: Instant } = {}) => {
  return { units, currency: 'GBP', requestedAt: NOON, ...given }
}

/** A ledger in which each line is an order of its own. */
function ledgerOf(lines: readonly Line[]) {
  const books = new Map(
    lines.map(({ id, quantity, claimed, currency }) => {
      const sold = { id, quantity, paid: 100, tax: 0, gift: false, gross: 100 }
      const book = openBook({ id, currency, paidOutside: true, shippingPaid: 0, lines: [sold] })
      const counted = [...book.lines.values()].map((entry) => [entry.id, { ...entry, claimed }] as const)
      return [id, { ...book, lines: new Map(counted) }] as const
    }),
  )
  return { book: (id: string) => books.get(id) }
}

const choose = (wanted: ReturnType<typeof want>, lines: readonly Line[]) => chooseUnits(ledgerOf(lines), lines, wanted)

/** Units as `line×units`. */
const shown = (chosen: readonly ChosenUnits[] | null) =>
  chosen?.map(({ lineId, units }) => `${lineId}×${units}`).join(' ') ?? null

describe('what is found', () => {
  test.each([
    ['a whole line', want(3), [line()], 'a×3'],
    ['a part of one', want(1), [line()], 'a×1'],
    ['several lines are used up in turn', want(4), [line(), line({ id: 'b' })], 'a×3 b×1'],
    ['a line with nothing left is passed over', want(1), [line({ claimed: 3 }), line({ id: 'b' })], 'b×1'],
    ['not whole: nothing at all', want(7), [line(), line({ id: 'b' })], null],
    ['no line: nothing', want(1), [], null],
    [
      'a purchase after the request does not count',
      want(1),
      [line({ orderedAt: instantOf(NOON + 1) }), line({ id: 'b' })],
      'b×1',
    ],
    ['a purchase at the same instant does', want(1), [line({ orderedAt: NOON })], 'a×1'],
    ['another currency is never mixed in', want(4), [line(), line({ id: 'b', currency: 'EUR' })], null],
  ])('%s', (_, wanted, lines, chosen) => {
    expect(shown(choose(wanted, lines))).toBe(chosen)
  })
})

test.each([
  ['on the day of purchase', 0, null, 0],
  ['a millisecond begins the first day', 1, null, 1],
  ['thirty days to the instant', 30 * day, null, 30],
  ['a millisecond more begins the thirty-first', 30 * day + 1, null, 31],
  ['age counts from delivery where that is known', 40 * day, 3 * day, 3],
  ['asked for before the parcel came', 5 * day, -2 * day, 0],
])('days begun: %s', (_, orderedBefore, deliveredBefore, daysOld) => {
  const deliveredAt = deliveredBefore === null ? null : before(NOON, deliveredBefore)
  const chosen = choose(want(1), [line({ orderedAt: before(NOON, orderedBefore), deliveredAt })])
  expect(chosen?.map((one) => one.daysOld)).toEqual([daysOld])
})

test('the latest purchase comes first, of one instant the later row of the later import', () => {
  const lines = [
    line({ id: 'old', orderedAt: before(NOON, 2 * day), importId: '9', lineNumber: 9 }),
    line({ id: 'first row', importId: '1', lineNumber: 1 }),
    line({ id: 'later row', importId: '1', lineNumber: 2 }),
    line({ id: 'later import', importId: '2', lineNumber: 1 }),
    line({ id: 'no import', lineNumber: 0 }),
    line({ id: 'no import either', lineNumber: 0 }),
  ]
  const order = ['later import', 'later row', 'first row', 'no import either', 'no import', 'old']
  const idsOf = (sorted: readonly SoldLine[]) => sorted.map(({ id }) => id)
  expect(idsOf(lines.toSorted(laterFirst))).toEqual(order)
  expect(idsOf(lines.toReversed().toSorted(laterFirst))).toEqual(order)
})

test('units are taken as one would who walks the lines from the latest to the oldest and picks them one by one', () => {
  const several = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 5 }),
      claimed: fc.nat(5),
      currency: fc.constantFrom('GBP', 'EUR'),
      orderedAt: fc.integer({ min: -3, max: 1 }).map((days) => instantOf(NOON + days * day)),
      lineNumber: fc.nat(3),
      importId: fc.constantFrom('1', '2', null),
    }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(several, fc.integer({ min: 1, max: 12 }), (given, units) => {
      const lines = given
        .map((one, position) => line({ ...one, id: `l${position}`, claimed: Math.min(one.claimed, one.quantity) }))
        .sort(laterFirst)
      const open = lines
        .filter((one) => one.orderedAt <= NOON && one.currency === 'GBP')
        .flatMap((one) => Array.from({ length: one.quantity - one.claimed }, () => one.id))
      const chosen = choose(want(units), lines)
      const picked = chosen?.flatMap((one) => Array.from({ length: one.units }, () => one.lineId)) ?? null
      expect(picked).toEqual(open.length < units ? null : open.slice(0, units))
    }),
  )
})
