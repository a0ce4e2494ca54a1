import { describe, expect, test } from 'vitest'
import { addItem, creditReturn, ofReturn, orderOf, requestReturn } from '../../test/order-story.ts'

const charge = (amount: number, reason: 'deduction' | 'missing-gift' | 'return-freight', line?: string) => {
  return { kind: 'charge', amount, reason, ...(line === undefined ? {} : { line }) } as const
}
const credit = (amount: number, reason: 'shipping' | 'goodwill') => ({ kind: 'credit', amount, reason }) as const

describe('what returned units are worth', () => {
  test('the fee is kept of it: at most all of it, and nothing at the seller’s fault', () => {
    const order = orderOf({ a: {}, b: {} })
    order.does(requestReturn('a', 'r', 3))
    expect(order.refuses(creditReturn('r', 1, 334))).toEqual({
      code: 'orders.fee-too-large',
      most: 333,
      currency: 'CNY',
    })
    expect(order.does(creditReturn('r', 1, 33))).toBe(333)
    expect(order.balance).toMatchObject({ credited: 333, charged: 33, owed: 300 })
    order.does(requestReturn('b', 's', 1, { fault: 'seller' }))
    expect(order.refuses(creditReturn('s', 1, 1))).toEqual({ code: 'orders.fee-not-due' })
  })

  test('in an exchange it pays for what comes instead', () => {
    const order = orderOf({ a: { quantity: 1 } })
    order.does(requestReturn('a', 'r', 1))
    order.does({ ...creditReturn('r', 1), use: 'exchange' })
    order.does(addItem('n', 1, 1_200))
    expect(order.balance).toMatchObject({ charged: 1_200, credited: 1_000, owed: -200 })
  })
})

test('shipping goes back once', () => {
  const order = orderOf({ a: {} }, { shippingPaid: 800 })
  order.does(credit(500, 'shipping'))
  expect(order.refuses(credit(301, 'shipping'))).toEqual({
    code: 'orders.shipping-credited',
    left: 300,
    currency: 'CNY',
  })
  order.does(credit(300, 'shipping'))
  order.does(credit(50, 'goodwill'))
  expect(order.balance).toMatchObject({ sold: 1_800, credited: 850, owed: 850 })
})

describe('a missing gift', () => {
  const gifted = () => orderOf({ a: {}, g: { quantity: 2, gift: true, gross: 199 } })

  test('is charged at most its value, once', () => {
    const order = gifted()
    order.does(charge(100, 'missing-gift', 'g'))
    expect(order.refuses(charge(100, 'missing-gift', 'g'))).toEqual({
      code: 'orders.gift-charged',
      left: 99,
      currency: 'CNY',
    })
    order.does(charge(99, 'missing-gift', 'g'))
    expect(order.balance.owed).toBe(-199)
  })

  test('is only what does not come back', () => {
    const order = gifted()
    order.does(requestReturn('g', 'r', 1))
    expect(order.refuses(charge(101, 'missing-gift', 'g'))).toMatchObject({ left: 100 })
    order.does(ofReturn('cancel-return', 'r'))
    order.does(charge(199, 'missing-gift', 'g'))
  })

  test('must be a gift', () => {
    const order = gifted()
    expect(order.refuses(charge(1, 'missing-gift', 'a'))).toEqual({ code: 'orders.not-a-gift', line: 'a' })
    expect(order.refuses(charge(1, 'missing-gift'))).toMatchObject({ code: 'orders.line-unknown' })
  })
})

test('freight and deductions are charged as they are', () => {
  const order = orderOf({ a: {} })
  order.does(charge(700, 'return-freight'))
  order.does(charge(1, 'deduction', 'a'))
  expect(order.refuses(charge(1, 'deduction', 'x'))).toEqual({ code: 'orders.line-unknown', line: 'x' })
  expect(order.balance).toMatchObject({ charged: 701, owed: -701 })
})

test('no sum grows beyond what is exact', () => {
  const order = orderOf({ a: {} })
  order.does(credit(2 ** 51, 'goodwill'))
  expect(order.refuses(credit(1, 'goodwill'))).toEqual({ code: 'orders.sum-too-large', most: 2 ** 51, currency: 'CNY' })
})
