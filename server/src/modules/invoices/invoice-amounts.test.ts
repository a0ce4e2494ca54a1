import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overstated, stillToState, takenBack } from './invoice-amounts.ts'

const NOTHING = { total: 0, tax: 0 }

describe('a new invoice states', () => {
  test.each([
    ['all of a line', { total: 11_300, tax: 1_300, credited: 0 }, NOTHING, { total: 11_300, tax: 1_300 }],
    ['what was not credited', { total: 11_300, tax: 1_300, credited: 5_650 }, NOTHING, { total: 5_650, tax: 650 }],
    ['what no other states', { total: 100, tax: 13, credited: 0 }, { total: 60, tax: 8 }, { total: 40, tax: 5 }],
    ['nothing twice', { total: 100, tax: 13, credited: 0 }, { total: 100, tax: 13 }, NOTHING],
    ['nothing of what was credited since', { total: 100, tax: 13, credited: 30 }, { total: 100, tax: 13 }, NOTHING],
    ['nothing of a gift', { total: 0, tax: 0, credited: 0 }, NOTHING, NOTHING],
  ])('%s', (_, sold, stated, amount) => {
    expect(stillToState(sold, stated)).toEqual(amount)
  })
})

describe('a red invoice takes back', () => {
  test('the tax of its amount, and at the end all of it', () => {
    const line = { total: 100, tax: 13 }
    expect(takenBack(line, NOTHING, 33)).toEqual({ total: 33, tax: 4 })
    expect(takenBack(line, { total: 33, tax: 4 }, 33)).toEqual({ total: 33, tax: 5 })
    expect(takenBack(line, { total: 66, tax: 9 }, 34)).toEqual({ total: 34, tax: 4 })
  })

  test('however it is split, exactly what was stated', () => {
    const line = fc.integer({ min: 1, max: 10_000_000 }).chain((total) =>
      fc.record({
        total: fc.constant(total),
        tax: fc.integer({ min: 0, max: Math.floor(total / 5) }),
        cuts: fc.array(fc.integer({ min: 0, max: total }), { maxLength: 9 }),
      }),
    )
    fc.assert(
      fc.property(line, ({ total, tax, cuts }) => {
        const bounds = [...new Set([0, ...cuts, total])].toSorted((a, b) => a - b)
        let taken = NOTHING
        for (const [at, to] of bounds.entries()) {
          const amount = to - (bounds[at - 1] ?? 0)
          if (amount === 0) continue
          const part = takenBack({ total, tax }, taken, amount)
          expect(part.tax).toBeGreaterThanOrEqual(0)
          expect(part.tax).toBeLessThanOrEqual(amount)
          taken = { total: taken.total + part.total, tax: taken.tax + part.tax }
        }
        expect(taken).toEqual({ total, tax })
      }),
    )
  })

  test.each([
    ['what was credited after it was stated', 30, 100, 100, 30],
    ['nothing where less was stated than is kept', 30, 70, 100, 0],
    ['no more than is left of it', 100, 100, 40, 40],
  ])('%s', (_, credited, stated, left, amount) => {
    expect(overstated({ total: 100, tax: 13, credited }, { total: stated, tax: 0 }, left)).toBe(amount)
  })
})
