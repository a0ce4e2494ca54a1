import { describe, expect, test } from 'vitest'
import { creditReturn, ofReturn, orderOf, requestReturn } from '../../test/order-story.ts'

const tooMany = (action: string, left: number) => ({ code: 'orders.too-many-units', action, left })

function asked(units = 3, given: Parameters<typeof requestReturn>[3] = {}) {
  const order = orderOf({ a: {} })
  order.does(requestReturn('a', 'r', units, given))
  return order
}

describe('what arrives', () => {
  test('one of two came: one can be restocked, and the other is awaited still', () => {
    const order = asked(2)
    order.does(ofReturn('receive-item', 'r'))
    expect(order.does(creditReturn('r', 1))).toBe(334)
    order.does(ofReturn('restock', 'r'))
    expect(order.refuses(ofReturn('restock', 'r'))).toEqual(tooMany('restock', 0))
    expect(order.refuses(ofReturn('receive-item', 'r', 2))).toEqual(tooMany('receive-item', 1))
  })

  test('damaged units are received, and never restocked', () => {
    const order = asked(2)
    order.does(ofReturn('receive-damaged', 'r', 2))
    expect(order.refuses(ofReturn('restock', 'r'))).toEqual(tooMany('restock', 0))
    order.does(ofReturn('write-off', 'r', 1))
    order.does(ofReturn('give-back', 'r', 1))
    expect(order.book.lines.get('a')).toMatchObject({ dismissed: 2, writtenOff: 1, claimed: 1 })
  })

  test('another thing in place of a unit leaves the unit awaited', () => {
    const order = asked(1)
    order.does(ofReturn('receive-wrong', 'r'))
    order.does(ofReturn('receive-wrong', 'r'))
    order.does(ofReturn('receive-item', 'r'))
    expect(order.refuses(ofReturn('receive-wrong', 'r'))).toEqual(tooMany('receive-wrong', 0))
  })

  test('a lost parcel is credited without stock; arriving late it is stock, and no money a second time', () => {
    const order = asked(1)
    order.does(ofReturn('lose-inbound', 'r'))
    expect(order.refuses(ofReturn('receive-item', 'r'))).toEqual(tooMany('receive-item', 0))
    expect(order.does(creditReturn('r', 1))).toBe(333)
    expect(order.refuses(ofReturn('restock', 'r'))).toEqual(tooMany('restock', 0))
    order.does(ofReturn('receive-late', 'r'))
    order.does(ofReturn('restock', 'r'))
    expect(order.refuses(creditReturn('r', 1))).toEqual(tooMany('credit-return', 0))
    expect(order.refuses(ofReturn('receive-late', 'r'))).toEqual(tooMany('receive-late', 0))
  })

  test('where no goods come back, none are received', () => {
    const order = asked(1, { withoutGoods: true })
    expect(order.refuses(ofReturn('receive-item', 'r'))).toEqual({ code: 'orders.without-goods' })
    expect(order.does(creditReturn('r', 1))).toBe(333)
  })
})

describe('what becomes of it', () => {
  test('a write-off is taken back, and the unit restocked', () => {
    const order = asked(1)
    order.does(ofReturn('receive-item', 'r'))
    order.does(ofReturn('write-off', 'r'))
    expect(order.refuses(ofReturn('restock', 'r'))).toEqual(tooMany('restock', 0))
    order.does(ofReturn('reinstate', 'r'))
    expect(order.refuses(ofReturn('reinstate', 'r'))).toEqual(tooMany('reinstate', 0))
    order.does(ofReturn('restock', 'r'))
  })

  test('given back, a unit is the customer’s again, and may be claimed again', () => {
    const order = asked(3)
    order.does(ofReturn('receive-item', 'r', 3))
    order.does(creditReturn('r', 1))
    expect(order.refuses(ofReturn('give-back', 'r', 3))).toEqual(tooMany('give-back', 2))
    expect(order.does(ofReturn('give-back', 'r', 2))).toBe(667)
    expect(order.does(requestReturn('a', 'again', 2))).toBe(667)
  })
})
