import { describe, expect, test } from 'vitest'
import { afterSalesDesk, paid } from '../../../test/after-sales-desk.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'

const desk = await afterSalesDesk()
const { program, ask, does, sell, owed } = desk

const exchangeOf = async (id: string) => valueOf(await program.getExchange({ params: { id } }))
const back = (units = 1, more: object = {}) => [{ line: 'a', units, ...more }]
const same = (quantity = 1, more: object = {}) => ({ samePrice: true, quantity, ...more })
const parka = { product: 'parka', productName: 'Parka', quantity: 1, unitPrice: 12_000 }
const ship = (order: string, line: string, units = 1) =>
  ask('recordShipments', { order, happened: 'shipped', lines: [{ line, units }] })
const pay = (order: string, amount: number) =>
  does('recordOrderPayments', { order, currency: 'CNY', ...paid(amount, 'manual') })

describe('the difference', () => {
  test('at the same price there is none: the unit keeps its paid basis, whatever it costs today', async () => {
    const { id } = await sell({
      lines: [{ reference: 'a', product: 'lamp', productName: 'Lamp', quantity: 3, unitPrice: 3_333, discount: 1 }],
    })
    const terms = {
      order: id,
      lines: back(2),
      replacements: [same(1), same(1, { product: 'lamp-red', productName: 'Red lamp' })],
    }
    expect(await does('quoteExchanges', terms)).toMatchObject({
      credit: 6_665,
      charge: 6_665,
      difference: 0,
      replacements: [
        { product: 'lamp', productName: 'Lamp', paid: 3_333, samePrice: true },
        { product: 'lamp-red', productName: 'Red lamp', paid: 3_332 },
      ],
    })
    const opened = await does('openExchanges', terms)
    expect(opened.number).toMatch(/^EX\d{8}$/)
    expect(opened).toMatchObject({ difference: 0, refundId: null })
    expect(await exchangeOf(opened.number.toLowerCase())).toMatchObject({
      id: opened.id,
      status: 'ready',
      replacements: [{ replaces: opened.returnLineIds[0], shipped: 0 }, { paid: 3_332 }],
    })
    expect(await desk.returnOf(opened.returnId)).toMatchObject({ kind: 'exchange', reception: 'awaiting', awaited: 2 })
    expect(await owed(id)).toBe(0)
  })

  test('above zero it is paid before anything is shipped', async () => {
    const { id } = await sell()
    const opened = await does('openExchanges', { order: id, lines: back(), replacements: [parka], returnFreight: 800 })
    expect(opened).toMatchObject({ difference: 2_800, refundId: null })
    const [line = ''] = opened.replacementLineIds
    expect(await exchangeOf(opened.id)).toMatchObject({ status: 'awaiting-payment', difference: 2_800 })
    expect(await ship(id, line)).toBe('orders.payment-owed {"owed":2800,"currency":"CNY"}')
    await pay(id, 2_000)
    expect(await ship(id, line)).toBe('orders.payment-owed {"owed":800,"currency":"CNY"}')
    await pay(id, 800)
    expect(await exchangeOf(opened.id)).toMatchObject({ status: 'ready' })
    expect(typeof (await ship(id, line))).toBe('object')
    expect(await exchangeOf(opened.id)).toMatchObject({ status: 'shipped' })
    expect(await ask('cancelExchanges', { exchange: opened.id })).toBe('exchanges.shipped {"units":1}')
  })

  test('below zero it goes back, through the payments of the order', async () => {
    const { id, payments } = await sell({ payments: [paid(30_000)] })
    const cheap = { product: 'bulb', productName: 'Bulb', quantity: 2, unitPrice: 1_500, taxRate: 13 }
    const opened = await does('openExchanges', {
      order: id,
      lines: back(1, { fault: 'seller' }),
      replacements: [cheap],
      restockingFeePercent: 10,
      returnFreight: 900,
    })
    expect(opened.difference).toBe(-7_000)
    const refund = valueOf(await program.getRefund({ params: { id: opened.refundId ?? '' } }))
    expect(refund).toMatchObject({
      amount: { minor: 7_000 },
      returnId: opened.returnId,
      parts: [{ paymentId: payments[0]?.id, status: 'pending', amount: { minor: 7_000 } }],
    })
    expect(await owed(id)).toBe(0)
    expect(await ask('cancelExchanges', { exchange: opened.number })).toBe('exchanges.money-gone-back')
    await does('reportRefundParts', { part: refund.parts[0]?.id ?? '', outcome: 'failed' })
    expect(await does('cancelExchanges', { exchange: opened.number })).toMatchObject({ owed: 0 })
  })

  test('where it is not to go back yet, it is owed', async () => {
    const { id } = await sell({ payments: [paid(30_000)] })
    const cheap = { product: 'bulb', productName: 'Bulb', quantity: 1, unitPrice: 4_000 }
    const opened = await does('openExchanges', { order: id, lines: back(), replacements: [cheap], payBack: false })
    expect(opened).toMatchObject({ difference: -6_000, refundId: null })
    expect(await owed(id)).toBe(6_000)
    expect(await does('issueRefunds', { order: id, payBack: 'owed' })).toMatchObject({ amount: 6_000 })
  })

  test('a fee and shipping count on either side', async () => {
    const { id } = await sell({ shipping: { amount: 1_000 } })
    const terms = {
      order: id,
      lines: back(),
      replacements: [parka],
      restockingFeePercent: 10,
      refundShipping: true,
      replacementShipping: { amount: 500 },
    }
    expect(await does('quoteExchanges', terms)).toMatchObject({
      lines: [{ fee: 1_000, refund: 9_000, returnLineId: null }],
      shippingCredit: 1_000,
      replacementShipping: 500,
      credit: 10_000,
      charge: 12_500,
      difference: 2_500,
    })
    expect(await does('openExchanges', terms)).toMatchObject({ difference: 2_500 })
    expect(await owed(id)).toBe(-2_500)
  })
})

describe('an exchange of an exchange', () => {
  test('the exchanged unit is given back for what was paid once, however often it was exchanged', async () => {
    const { id } = await sell({
      lines: [{ reference: 'a', product: 'lamp', productName: 'Lamp', quantity: 3, unitPrice: 3_333, discount: 1 }],
    })
    let line = 'a'
    for (const product of ['red', 'blue', 'green']) {
      const opened = await does('openExchanges', {
        order: id,
        lines: [{ line, units: 1 }],
        replacements: [same(1, { product })],
      })
      line = opened.replacementLineIds[0] ?? ''
    }
    const goods = await does('openReturns', { kind: 'refund-only', order: id, lines: [{ line, units: 1 }] })
    expect(await does('issueRefunds', { return: goods.id })).toMatchObject({ amount: 3_333 })
    expect(await owed(id)).toBe(0)
    expect(await ask('openReturns', { order: id, lines: [{ line, units: 1 }] })).toBe(
      'orders.too-many-units {"action":"request-return","left":0}',
    )
  })
})

describe('cancelling', () => {
  test('undoes everything: units are free again, what was paid towards it is owed', async () => {
    const { id } = await sell({ shipping: { amount: 1_000 } })
    const before = await desk.order(id)
    const opened = await does('openExchanges', {
      order: id,
      lines: back(2),
      replacements: [{ ...parka, quantity: 2 }],
      restockingFeePercent: 10,
      refundShipping: true,
      replacementShipping: { amount: 500 },
      returnFreight: 700,
    })
    await pay(id, opened.difference)
    expect(await does('cancelExchanges', { exchange: opened.id })).toMatchObject({ owed: opened.difference })
    expect(await exchangeOf(opened.id)).toMatchObject({ status: 'cancelled', replacements: [{ cancelled: 2 }] })
    expect(await desk.returnOf(opened.returnId)).toMatchObject({ reception: 'cancelled' })
    const after = await desk.order(id)
    expect(after.lines[0]).toEqual(before.lines[0])
    expect(after.shipping).toMatchObject({ credited: 0 })
    expect(await does('issueRefunds', { order: id, payBack: 'owed' })).toMatchObject({ amount: opened.difference })
    expect(await does('issueRefunds', { order: id, refundShipping: true })).toMatchObject({ amount: 1_000 })
    expect(await ask('cancelExchanges', { exchange: opened.id })).toBe('exchanges.already-cancelled')
  })

  test('units that came stay: they are given back, or refunded', async () => {
    const { id } = await sell()
    const opened = await does('openExchanges', { order: id, lines: back(2), replacements: [same(2)] })
    const [line = ''] = opened.returnLineIds
    await does('receiveReturns', { return: opened.returnId, items: [{ line, units: 1 }] })
    await does('cancelExchanges', { exchange: opened.id })
    expect((await desk.returnOf(opened.returnId)).lines[0]).toMatchObject({ cancelled: 1, received: 1, credited: 0 })
    expect(await does('issueRefunds', { return: opened.returnId })).toMatchObject({ amount: 10_000 })
  })

  test('of two that are not paid yet, one may go', async () => {
    const { id } = await sell()
    const open = () => does('openExchanges', { order: id, lines: back(), replacements: [parka] })
    const [first] = [await open(), await open()]
    expect(await does('cancelExchanges', { exchange: first.id })).toMatchObject({ owed: -2_000 })
  })

  test('many who cancel it at once cancel it once', async () => {
    const { id } = await sell()
    const opened = await does('openExchanges', { order: id, lines: back(), replacements: [parka] })
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('cancelExchanges', { exchange: opened.id })))
    expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(1)
    expect(answers.filter((answer) => answer === 'exchanges.already-cancelled')).toHaveLength(7)
    expect(await owed(id)).toBe(0)
  })
})

describe('what is refused leaves no trace', () => {
  test.each<[string, object, string]>([
    [
      'a price and the same price',
      { replacements: [{ ...parka, samePrice: true }] },
      'exchanges.replacement-unclear {"replacement":1}',
    ],
    [
      'neither a price nor the same price',
      { replacements: [{ ...parka, unitPrice: undefined }] },
      'exchanges.replacement-unclear {"replacement":1}',
    ],
    [
      'it replaces a line that is not exchanged',
      { replacements: [same(1), same(1, { replaces: 'z' })] },
      'exchanges.replacement-unclear {"replacement":2}',
    ],
    [
      'more at the same price than come back',
      { replacements: [same(1), same(1)] },
      'exchanges.replaces-too-many {"line":"a","units":1}',
    ],
    ['more than there are', { lines: back(4) }, 'orders.too-many-units {"action":"request-return","left":3}'],
    ['a line that is not there', { lines: [{ line: 'z', units: 1 }] }, 'orders.line-unknown {"line":"z"}'],
    [
      'too much',
      { replacements: [{ ...parka, quantity: 1_000_000_000, unitPrice: 2 ** 53 - 1 }] },
      'commerce.sum-too-large {"field":"replacement[0]"}',
    ],
    [
      'a sum that no order holds',
      { replacements: [{ ...parka, unitPrice: 2 ** 52 }] },
      `orders.sum-too-large {"most":${2 ** 51},"currency":"CNY"}`,
    ],
  ])('%s', async (_, terms, refusal) => {
    const { id } = await sell()
    const before = await desk.order(id)
    expect(await ask('openExchanges', { order: id, lines: back(), replacements: [same(1)], ...terms })).toBe(refusal)
    expect(await desk.order(id)).toEqual(before)
  })

  test('what is not there is told so', async () => {
    expect(
      await ask('openExchanges', { source: 'shop', order: 'none', lines: back(), replacements: [same()] }),
    ).toMatch(/^orders.not-found/)
    expect(await ask('cancelExchanges', { exchange: 'EX99999999' })).toBe('exchanges.not-found')
    expect(codeOf(await program.getExchange({ params: { id: 'EX99999999' } }))).toBe('exchanges.not-found')
  })
})

test('lists of an order’s exchanges, page by page', async () => {
  const { id } = await sell()
  const open = () => does('openExchanges', { order: id, lines: back(), replacements: [same()] })
  const [one, two] = [await open(), await open()]
  const page = valueOf(await program.listExchanges({ query: { orderId: id, limit: 1 } }))
  const next = valueOf(await program.listExchanges({ query: { orderId: id, cursor: page.next ?? '' } }))
  expect([...page.items, ...next.items].map((found) => found.id)).toEqual([two.id, one.id])
})

test('the same key is done once', async () => {
  const { id } = await sell()
  const item = { key: 'exchange-once', order: id, lines: back(), replacements: [same()] }
  const body = { items: [item] }
  const answers = await Promise.all(Array.from({ length: 6 }, () => program.openExchanges({ body })))
  expect(new Set(answers.map((answer) => valueOf(answer).items[0]?.done?.id)).size).toBe(1)
  expect((await desk.order(id)).lines).toHaveLength(2)
})
