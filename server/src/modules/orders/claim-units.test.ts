import { type Instant, instant, instantOf } from '@aftersale/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimUnits, laterFirst, type UnitClaim, withClaim } from './claim-units.ts'
import type { OrderLine } from './order-line.ts'

const NOON = instant('2026-03-01T12:00:00Z')
const day = 86_400_000
const before = (at: Instant, milliseconds: number) => instantOf(at - milliseconds)

function line(given: Partial<OrderLine> = {}): OrderLine {
  return {
    id: 'a',
    source: 'shop',
    orderNumber: '1',
    product: 'p',
    customer: 'c',
    quantity: 3,
    paidMinor: 1000,
    currency: 'GBP',
    orderedAt: before(NOON, day),
    deliveredAt: null,
    importId: null,
    lineNumber: 1,
    claimedUnits: 0,
    claimedMinor: 0,
    ...given,
  }
}

const want = (units: number, given: { currency?: string; requestedAt?: Instant } = {}) => ({
  units,
  currency: 'GBP',
  requestedAt: NOON,
  ...given,
})

/** Claims as `line×units=amount`. */
const shown = (claims: readonly UnitClaim[] | null) =>
  claims?.map(({ lineId, units, amountMinor }) => `${lineId}×${units}=${amountMinor}`).join(' ') ?? null

describe('what is found', () => {
  test.each([
    ['a whole line is worth what was paid', want(3), [line()], 'a×3=1000'],
    ['a part is worth its share, half up', want(1), [line({ quantity: 8, paidMinor: 100 })], 'a×1=13'],
    ['earlier claims are taken into account', want(1), [line({ claimedUnits: 1, claimedMinor: 333 })], 'a×1=334'],
    ['several lines are used up in turn', want(4), [line(), line({ id: 'b' })], 'a×3=1000 b×1=333'],
    [
      'a line with nothing left is passed over',
      want(1),
      [line({ claimedUnits: 3, claimedMinor: 1000 }), line({ id: 'b' })],
      'b×1=333',
    ],
    ['not whole: nothing at all', want(7), [line(), line({ id: 'b' })], null],
    ['no line: nothing', want(1), [], null],
    [
      'a purchase after the request does not count',
      want(1),
      [line({ orderedAt: instantOf(NOON + 1) }), line({ id: 'b' })],
      'b×1=333',
    ],
    ['a purchase at the same instant does', want(1), [line({ orderedAt: NOON })], 'a×1=333'],
    ['another currency is never mixed in', want(4), [line(), line({ id: 'b', currency: 'EUR' })], null],
    ['a gift is worth nothing', want(2), [line({ paidMinor: 0 })], 'a×2=0'],
  ])('%s', (_, wanted, lines, claims) => {
    expect(shown(claimUnits(wanted, lines))).toBe(claims)
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
  const claims = claimUnits(want(1), [line({ orderedAt: before(NOON, orderedBefore), deliveredAt })])
  expect(claims?.map((claim) => claim.daysOld)).toEqual([daysOld])
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
  expect(lines.toSorted(laterFirst).map(({ id }) => id)).toEqual(order)
  expect(
    lines
      .toReversed()
      .toSorted(laterFirst)
      .map(({ id }) => id),
  ).toEqual(order)
})

/** A fresh line of random size; and how many units to claim each time. */
const anyLine = fc.record({ quantity: fc.integer({ min: 1, max: 60 }), paidMinor: fc.nat(1_000_000) }).map(line)

test('however a line is split, the shares come to what was paid, and each is within a minor unit of its own', () => {
  fc.assert(
    fc.property(anyLine, fc.array(fc.integer({ min: 1, max: 60 })), (fresh, splits) => {
      let now = fresh
      const amounts: number[] = []
      for (const units of [...splits, ...Array.from({ length: fresh.quantity }, () => 1)]) {
        const [claim] = claimUnits(want(Math.min(units, now.quantity - now.claimedUnits)), [now]) ?? []
        if (claim === undefined) continue
        expect(claim.amountMinor).toBeGreaterThanOrEqual(0)
        expect(Math.abs(claim.amountMinor - (fresh.paidMinor * claim.units) / fresh.quantity)).toBeLessThanOrEqual(1)
        amounts.push(claim.amountMinor)
        now = withClaim(now, claim)
      }
      expect(now.claimedUnits).toBe(fresh.quantity)
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(fresh.paidMinor)
    }),
  )
})

test('with releases between, a line never holds less than nothing or more than was paid, and all of it is what was paid', () => {
  const step = fc.record({ units: fc.integer({ min: 1, max: 9 }), release: fc.option(fc.nat(20)) })
  fc.assert(
    fc.property(anyLine, fc.array(step, { maxLength: 60 }), (fresh, steps) => {
      let now = fresh
      const held: UnitClaim[] = []
      const claim = (units: number) => {
        for (const one of claimUnits(want(units), [now]) ?? []) {
          expect(one.amountMinor).toBeGreaterThanOrEqual(0)
          held.push(one)
          now = withClaim(now, one)
        }
      }
      for (const { units, release } of steps) {
        if (release === null) claim(units)
        for (const one of release === null ? [] : held.splice(release % Math.max(1, held.length), 1)) {
          now = withClaim(now, { ...one, units: -one.units, amountMinor: -one.amountMinor })
        }
        expect(now.claimedMinor).toBe(held.reduce((sum, one) => sum + one.amountMinor, 0))
        expect(now.claimedMinor).toBeGreaterThanOrEqual(0)
        expect(now.claimedMinor).toBeLessThanOrEqual(now.paidMinor)
      }
      claim(now.quantity - now.claimedUnits)
      expect([now.claimedUnits, now.claimedMinor]).toEqual([fresh.quantity, fresh.paidMinor])
    }),
  )
})

test('units are taken as one would who walks the lines from the latest to the oldest and picks them one by one', () => {
  const several = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 5 }),
      claimedUnits: fc.nat(5),
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
        .map((one, position) =>
          line({ ...one, id: `l${position}`, claimedUnits: Math.min(one.claimedUnits, one.quantity) }),
        )
        .sort(laterFirst)
      const open = lines
        .filter((one) => one.orderedAt <= NOON && one.currency === 'GBP')
        .flatMap((one) => Array.from({ length: one.quantity - one.claimedUnits }, () => one.id))
      const claims = claimUnits(want(units), lines)
      const picked = claims?.flatMap((claim) => Array.from({ length: claim.units }, () => claim.lineId)) ?? null
      expect(picked).toEqual(open.length < units ? null : open.slice(0, units))
    }),
  )
})
