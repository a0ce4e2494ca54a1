import { expect, test } from 'vitest'
import { addItem, creditReturn, orderOf, requestReturn } from '../../test/order-story.ts'

const uncredit = (returnLine: string, units: number, fee = 0) =>
  ({ kind: 'uncredit-return', returnLine, units, fee }) as const

test('a credit that is taken back leaves what there was: the units may be credited again, or let go of', () => {
  const order = orderOf({ a: {} })
  order.does(requestReturn('a', 'r', 3))
  order.does(creditReturn('r', 3, 90))
  expect(order.does(uncredit('r', 3, 90))).toBe(1_000)
  expect(order.balance).toMatchObject({ credited: 0, charged: 0, owed: 0 })
  order.does({ kind: 'cancel-return', returnLine: 'r', units: 3 })
  expect(order.book.lines.get('a')).toMatchObject({ claimed: 0, claimedMinor: 0, credited: 0 })
})

test('of some units, the last credited are taken back: what stays is the share of the first', () => {
  const order = orderOf({ a: {} })
  order.does(requestReturn('a', 'r', 3))
  order.does(creditReturn('r', 3))
  expect(order.does(uncredit('r', 1))).toBe(333)
  expect(order.does(creditReturn('r', 1))).toBe(333)
  expect(order.refuses(uncredit('r', 4))).toEqual({
    code: 'orders.too-many-units',
    action: 'uncredit-return',
    left: 3,
  })
})

test('a fee goes with its units: not more than was kept, nor so little that the rest could not bear it', () => {
  const order = orderOf({ a: {} })
  order.does(requestReturn('a', 'r', 2))
  order.does(creditReturn('r', 2, 500))
  expect(order.refuses(uncredit('r', 1, 501))).toMatchObject({ code: 'orders.fee-too-large', most: 333 })
  expect(order.refuses(uncredit('r', 2, 499))).toMatchObject({ code: 'orders.fee-too-large', most: 0 })
  order.does(uncredit('r', 1, 200))
  expect(order.balance).toMatchObject({ credited: 334, charged: 300 })
})

test('what of the money has gone, the customer owes then', () => {
  const order = orderOf({ a: { quantity: 1 } })
  order.does(requestReturn('a', 'r', 1))
  order.does(creditReturn('r', 1))
  order.does({ kind: 'pay-back', part: 'p', payment: null, amount: 1_000 })
  order.does(uncredit('r', 1))
  expect(order.balance.owed).toBe(-1_000)
})

test('shipping that was credited may be taken back, and credited again', () => {
  const order = orderOf({ a: {} }, { shippingPaid: 800 })
  order.does({ kind: 'credit', amount: 500, reason: 'shipping' })
  expect(order.refuses({ kind: 'uncredit-shipping', amount: 501 })).toEqual({
    code: 'orders.credited-less',
    credited: 500,
    currency: 'CNY',
  })
  order.does({ kind: 'uncredit-shipping', amount: 500 })
  order.does({ kind: 'credit', amount: 800, reason: 'shipping' })
  expect(order.balance.owed).toBe(800)
})

test('an exchange that is taken back step by step leaves the order as it was', () => {
  const order = orderOf({ a: { quantity: 1 } })
  order.does(requestReturn('a', 'r', 1))
  order.does({ ...creditReturn('r', 1), use: 'exchange' })
  order.does(addItem('n', 1, 1_200))
  order.does({ kind: 'cancel-item', line: 'n', units: 1 })
  order.does(uncredit('r', 1))
  order.does({ kind: 'cancel-return', returnLine: 'r', units: 1 })
  expect(order.balance).toMatchObject({ charged: 0, credited: 0, owed: 0 })
})
