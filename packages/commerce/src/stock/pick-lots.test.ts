import { type LocalDate, readLocalDate } from '@aftersale/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pickableUnits, pickLots } from './pick-lots.ts'
import type { StockLot } from './stock-lot.ts'

const TODAY = '2026-03-01' as LocalDate
const lot = (name: string, expiresOn: string | null, onHand: number, reserved = 0): StockLot => ({
  id: `id-${name}`,
  warehouse: 'HZ',
  product: 'tea',
  lot: name,
  expiresOn: expiresOn === null ? null : (readLocalDate(expiresOn) ?? null),
  onHand,
  reserved,
})
const picked = (lots: readonly StockLot[], units: number) =>
  pickLots(lots, units, TODAY).map(({ lot: { lot: name }, units: taken }) => `${name}${taken}`)

test('the lot that expires first leaves first, also where it cannot fill the order: the rest comes of the next', () => {
  const lots = [lot('keeps', null, 9), lot('late', '2026-05-01', 9), lot('soon', '2026-03-02', 2)]
  expect(picked(lots, 1)).toEqual(['soon1'])
  expect(picked(lots, 5)).toEqual(['soon2', 'late3'])
  expect(picked(lots, 15)).toEqual(['soon2', 'late9', 'keeps4'])
})

test('a lot may leave on its day of expiry, and not on the day after', () => {
  expect(picked([lot('today', '2026-03-01', 2)], 1)).toEqual(['today1'])
  expect(picked([lot('yesterday', '2026-02-28', 2)], 1)).toEqual([])
})

test('of lots that expire together the one whose name comes first', () => {
  expect(picked([lot('b', '2026-04-01', 1), lot('a', '2026-04-01', 1)], 2)).toEqual(['a1', 'b1'])
  expect(picked([lot('2', null, 1), lot('1', null, 1), lot('', null, 1)], 3)).toEqual(['1', '11', '21'])
})

test('units that reservations hold are not picked', () => {
  expect(picked([lot('a', '2026-04-01', 5, 4), lot('b', null, 5, 5)], 3)).toEqual(['a1'])
})

test('fewer where there are fewer', () => {
  expect(picked([lot('a', null, 2)], 5)).toEqual(['a2'])
  expect(picked([], 5)).toEqual([])
})

const drawnLot = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    expiry: fc.option(fc.constantFrom('2026-02-20', '2026-03-01', '2026-03-05', '2026-09-01')),
    onHand: fc.nat(6),
    reserved: fc.nat(6),
  })
  .map(({ name, expiry, onHand, reserved }) => lot(name, expiry, onHand, Math.min(onHand, reserved)))

test('lots picked at once are those that units would be taken of one by one', () => {
  const lots = fc.uniqueArray(drawnLot, { selector: ({ id }) => id, maxLength: 5 })
  fc.assert(
    fc.property(lots, fc.integer({ min: 1, max: 25 }), (given, units) => {
      const left = new Map(given.map((one) => [one.lot, one.onHand - one.reserved]))
      const one = new Map<string, number>()
      for (let n = 0; n < units; n += 1) {
        const [first] = given
          .filter(({ lot: name, expiresOn }) => (left.get(name) ?? 0) > 0 && (expiresOn === null || expiresOn >= TODAY))
          .map(({ lot: name, expiresOn }) => [expiresOn ?? '9999-99-99', name] as const)
          .sort()
        if (first === undefined) break
        left.set(first[1], (left.get(first[1]) ?? 0) - 1)
        one.set(first[1], (one.get(first[1]) ?? 0) + 1)
      }
      expect(picked(given, units)).toEqual([...one].map(([name, taken]) => `${name}${taken}`))
      expect(Math.min(units, pickableUnits(given, TODAY))).toBe(
        [...one.values()].reduce((sum, taken) => sum + taken, 0),
      )
    }),
  )
})
