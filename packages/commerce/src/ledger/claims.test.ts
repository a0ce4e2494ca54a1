import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cancelItem, creditReturn, ofReturn, orderOf, requestReturn } from '../../test/order-story.ts'

describe('what units are worth', () => {
  test.each([
    ['a whole line is worth what was paid', { quantity: 3, paid: 1_000 }, [3], [1_000]],
    ['a part is worth its share, half up', { quantity: 8, paid: 100 }, [1], [13]],
    ['claims before are taken into account', { quantity: 3, paid: 1_000 }, [1, 1, 1], [333, 334, 333]],
    ['a gift is worth nothing', { quantity: 2, paid: 0, gift: true }, [2], [0]],
    ['a unit of a line of pennies may be worth nothing', { quantity: 3, paid: 1 }, [1, 1, 1], [0, 1, 0]],
  ])('%s', (_, line, units, worths) => {
    const order = orderOf({ a: line })
    expect(units.map((count, position) => order.does(requestReturn('a', `r${position}`, count)))).toEqual(worths)
  })

  test('units cancelled before count as taken', () => {
    const order = orderOf({ a: {} })
    expect([order.does(cancelItem('a', 1)), order.does(requestReturn('a', 'r', 2))]).toEqual([333, 667])
  })

  test('released units may be claimed again and are worth what is left', () => {
    const order = orderOf({ a: { paid: 100 } })
    expect([order.does(requestReturn('a', 'r1', 1)), order.does(requestReturn('a', 'r2', 1))]).toEqual([33, 34])
    order.does(ofReturn('cancel-return', 'r1'))
    expect([order.does(requestReturn('a', 'r3', 1)), order.does(requestReturn('a', 'r4', 1))]).toEqual([33, 33])
  })

  test('where units worth less than their share were released, the later ones get that much less, never below nothing', () => {
    const order = orderOf({ a: { quantity: 5, paid: 1 } })
    expect(['r1', 'r2', 'r3'].map((id) => order.does(requestReturn('a', id, 1)))).toEqual([0, 0, 1])
    order.does(ofReturn('cancel-return', 'r1'))
    order.does(ofReturn('cancel-return', 'r2'))
    expect(order.does(requestReturn('a', 'r4', 1))).toBe(0)
    expect(order.does(requestReturn('a', 'r5', 3))).toBe(0)
  })
})

test('each unit is claimed once', () => {
  const order = orderOf({ a: {} })
  order.does(requestReturn('a', 'r1', 2))
  expect(order.refuses(requestReturn('a', 'r2', 2))).toEqual({
    code: 'orders.too-many-units',
    action: 'request-return',
    left: 1,
  })
  expect(order.refuses(requestReturn('b', 'r2', 1))).toEqual({ code: 'orders.line-unknown', line: 'b' })
  expect(() => order.does(requestReturn('a', 'r1', 1))).toThrow(/^expected a new id/)
})

test('only units that nobody has seen and nobody was credited for are released', () => {
  const order = orderOf({ a: {} })
  order.does(requestReturn('a', 'r', 3))
  order.does(ofReturn('receive-item', 'r'))
  order.does(creditReturn('r', 2))
  const left = { code: 'orders.too-many-units', action: 'cancel-return', left: 1 }
  expect(order.refuses(ofReturn('cancel-return', 'r', 2))).toEqual(left)
  expect(order.does(ofReturn('cancel-return', 'r'))).toBe(333)
  expect(order.book.returns.get('r')).toMatchObject({ value: 667, creditedMinor: 667 })
  expect(order.refuses(ofReturn('cancel-return', 'x'))).toEqual({ code: 'orders.return-line-unknown', returnLine: 'x' })
})

const line = fc.record({ quantity: fc.integer({ min: 1, max: 60 }), paid: fc.nat(1_000_000) })

test('however a line is split, the worths come to what was paid, and each is within a minor unit of its share', () => {
  fc.assert(
    fc.property(line, fc.array(fc.integer({ min: 1, max: 60 })), ({ quantity, paid }, splits) => {
      const order = orderOf({ a: { quantity, paid } })
      let [left, sum] = [quantity, 0]
      for (const wanted of [...splits, ...Array.from({ length: quantity }, () => 1)]) {
        const units = Math.min(wanted, left)
        if (units === 0) break
        const worth = order.does(requestReturn('a', `r${left}`, units))
        expect(Math.abs(worth - (paid * units) / quantity)).toBeLessThanOrEqual(1)
        left -= units
        sum += worth
      }
      expect([left, sum]).toEqual([0, paid])
    }),
    { numRuns: 60 },
  )
})

test('however a return is credited, the credits come to its value', () => {
  fc.assert(
    fc.property(line, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), ({ quantity, paid }, steps) => {
      const order = orderOf({ a: { quantity, paid } })
      const value = order.does(requestReturn('a', 'r', quantity))
      let [left, sum, released] = [quantity, 0, 0]
      for (let step = 0; left > 0; step += 1) {
        const units = Math.min(steps[step % steps.length] ?? 1, left)
        if (step % 3 === 2) released += order.does(ofReturn('cancel-return', 'r', units))
        else sum += order.does(creditReturn('r', units))
        left -= units
      }
      expect(sum + released).toBe(value)
    }),
    { numRuns: 60 },
  )
})
