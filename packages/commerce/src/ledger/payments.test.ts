import { expect, test } from 'vitest'
import { creditReturn, orderOf, payBack, requestReturn } from '../../test/order-story.ts'

const pay = (payment: string, amount: number) => ({ kind: 'receive-payment', payment, amount }) as const
const settle = (part: string) => ({ kind: 'settle-part', part }) as const
const fail = (part: string) => ({ kind: 'fail-part', part }) as const

/** Paid 600 and 400 for three units; all three came back and were credited. */
function creditedOrder() {
  const order = orderOf({ a: {} }, { paidOutside: false })
  expect(order.balance.owed).toBe(-1_000)
  order.does(pay('p', 600))
  order.does(pay('q', 400))
  order.does(requestReturn('a', 'r', 3))
  order.does(creditReturn('r', 3))
  return order
}

test('no more goes back than is owed, and through a payment no more than came in by it, pending ones counted', () => {
  const order = creditedOrder()
  expect(order.refuses(payBack('x', 1_001))).toEqual({ code: 'orders.nothing-owed', owed: 1_000, currency: 'CNY' })
  expect(order.refuses(payBack('x', 601, 'p'))).toMatchObject({ code: 'orders.payment-exhausted', left: 600 })
  order.does(payBack('x', 500, 'p'))
  expect(order.refuses(payBack('y', 200, 'p'))).toMatchObject({ code: 'orders.payment-exhausted', left: 100 })
  order.does(payBack('y', 400, 'q'))
  order.does(payBack('z', 100))
  expect(order.balance).toMatchObject({ paidBack: 1_000, owed: 0 })
  expect(order.refuses(payBack('w', 1))).toEqual({ code: 'orders.nothing-owed', owed: 0, currency: 'CNY' })
  expect(order.refuses(payBack('w', 1, 'nowhere'))).toMatchObject({ code: 'orders.nothing-owed' })
})

test('a customer who owes is paid nothing back', () => {
  const order = orderOf({ a: {} }, { paidOutside: false })
  expect(order.refuses(payBack('x', 1))).toEqual({ code: 'orders.nothing-owed', owed: 0, currency: 'CNY' })
})

test('what failed is owed again, and may be asked for by another way', () => {
  const order = creditedOrder()
  order.does(payBack('x', 600, 'p'))
  order.does(fail('x'))
  expect(order.balance).toMatchObject({ paidBack: 0, owed: 1_000 })
  expect(order.refuses(fail('x'))).toEqual({ code: 'orders.part-ended', part: 'x', status: 'failed' })
  order.does(payBack('y', 600))
  order.does(settle('y'))
  expect(order.refuses(settle('y'))).toEqual({ code: 'orders.part-ended', part: 'y', status: 'settled' })
  expect(order.refuses(fail('y'))).toEqual({ code: 'orders.part-ended', part: 'y', status: 'settled' })
  expect(order.balance).toMatchObject({ paidBack: 600, owed: 400 })
})

test('money that went although it had failed was not owed: where it was paid again, the customer owes it', () => {
  const order = creditedOrder()
  order.does(payBack('x', 600, 'p'))
  order.does(fail('x'))
  order.does(payBack('y', 1_000))
  order.does(settle('x'))
  expect(order.book.payments.get('p')).toMatchObject({ refunded: 600, pending: 0 })
  expect(order.balance).toMatchObject({ paidBack: 1_600, owed: -600 })
})

test('but not where the payment has given back all that came in: it cannot have gone that way', () => {
  const order = creditedOrder()
  order.does(payBack('x', 600, 'p'))
  order.does(fail('x'))
  order.does(payBack('y', 600, 'p'))
  expect(order.refuses(settle('x'))).toMatchObject({ code: 'orders.payment-exhausted', left: 0 })
})

test('what is not there is refused by name', () => {
  const order = creditedOrder()
  expect(order.refuses(payBack('x', 1, 'nowhere'))).toEqual({ code: 'orders.payment-unknown', payment: 'nowhere' })
  expect(order.refuses(settle('x'))).toEqual({ code: 'orders.part-unknown', part: 'x' })
  expect(() => order.does(pay('p', 1))).toThrow(/^expected a new id/)
})
