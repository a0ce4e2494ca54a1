import { describe, expect, test } from 'vitest'
import { addItem, cancelItem, deliver, loseOutbound, orderOf, requestReturn, ship } from '../../test/order-story.ts'

const tooMany = (action: string, left: number) => ({ code: 'orders.too-many-units', action, left })

describe('goods that go out', () => {
  test('units leave once, and arrive once', () => {
    const order = orderOf({ a: {} })
    order.does(ship('a', 2))
    expect(order.refuses(ship('a', 2))).toEqual(tooMany('ship', 1))
    expect(order.refuses(deliver('a', 3))).toEqual(tooMany('deliver', 2))
    order.does(deliver('a', 2))
    expect(order.refuses(deliver('a', 1))).toEqual(tooMany('deliver', 0))
    expect(order.refuses(ship('b', 1))).toEqual({ code: 'orders.line-unknown', line: 'b' })
  })

  test('what was lost on its way may leave again or be cancelled', () => {
    const order = orderOf({ a: { quantity: 2 } })
    order.does(ship('a', 2))
    order.does(loseOutbound('a', 2))
    expect(order.refuses(loseOutbound('a', 1))).toEqual(tooMany('lose-outbound', 0))
    order.does(ship('a', 1))
    expect(order.does(cancelItem('a', 1))).toBe(500)
    expect(order.refuses(ship('a', 1))).toEqual(tooMany('ship', 0))
  })

  test('a lost parcel that turns up was not lost, unless another left in its place', () => {
    const order = orderOf({ a: { quantity: 2 } })
    order.does(ship('a', 2))
    order.does(loseOutbound('a', 2))
    order.does(ship('a', 1))
    order.does(deliver('a', 2))
    expect(order.book.lines.get('a')).toMatchObject({ shipped: 3, delivered: 2, lost: 1 })
    expect(order.refuses(deliver('a', 1))).toEqual(tooMany('deliver', 0))
  })

  test('units given up before they left do not leave; units that are to come back have left', () => {
    const order = orderOf({ a: {} })
    order.does(requestReturn('a', 'r', 2, { withoutGoods: true }))
    expect(order.refuses(ship('a', 2))).toEqual(tooMany('ship', 1))
    order.does(ship('a', 1))
    const other = orderOf({ a: {} })
    other.does(requestReturn('a', 'r', 2))
    other.does(ship('a', 3))
  })
})

describe('units that will not be shipped', () => {
  test('their worth is not owed any more, and comes to what was paid however they are cancelled', () => {
    const order = orderOf({ a: {} }, { paidOutside: false })
    expect([1, 1, 1].map((units) => order.does(cancelItem('a', units)))).toEqual([333, 334, 333])
    expect(order.balance).toMatchObject({ sold: 1_000, credited: 1_000, owed: 0 })
  })

  test('shipped and claimed units cannot be cancelled', () => {
    const order = orderOf({ a: {} })
    order.does(ship('a', 1))
    expect(order.refuses(cancelItem('a', 3))).toEqual(tooMany('cancel-item', 2))
    order.does(requestReturn('a', 'r', 2))
    expect(order.refuses(cancelItem('a', 2))).toEqual(tooMany('cancel-item', 1))
  })
})

describe('goods that come into the order', () => {
  test('they are charged, and leave once the difference is paid', () => {
    const order = orderOf({ a: {} })
    order.does(addItem('n', 2, 500))
    expect(order.balance).toMatchObject({ charged: 500, owed: -500 })
    expect(order.refuses(ship('n', 1))).toEqual({ code: 'orders.payment-owed', owed: 500, currency: 'CNY' })
    order.does(ship('a', 1))
    order.does({ kind: 'receive-payment', payment: 'p', amount: 500 })
    order.does(ship('n', 2))
  })

  test('cancelled, they are not charged', () => {
    const order = orderOf({ a: {} })
    order.does(addItem('n', 3, 500))
    expect([order.does(cancelItem('n', 1)), order.does(cancelItem('n', 2))]).toEqual([167, 333])
    expect(order.balance).toMatchObject({ charged: 0, credited: 0, owed: 0 })
  })

  test('an id that the order has already is a defect', () => {
    expect(() => orderOf({ a: {} }).does(addItem('a', 1, 1))).toThrow(/^expected a new id, got a/)
  })
})

test.each([
  [ship('a', 0), 'units'],
  [ship('a', 1.5), 'units'],
  [ship('a', Number.NaN), 'units'],
  [addItem('n', 1, -1), 'paid'],
])('an action that is none is a defect: %o', (action, field) => {
  expect(() => orderOf({ a: {} }).does(action)).toThrow(
    new RegExp(`^expected ${field} of ${action.kind} to be a whole`),
  )
})
