import { describe, expect, test } from 'vitest'
import { afterSalesDesk } from '../../../test/after-sales-desk.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'

const desk = await afterSalesDesk()
const { program, ask, does, sell, giveBack, returnOf } = desk

const serialised = {
  lines: [
    { reference: 'a', product: 'phone', productName: 'Phone', quantity: 2, unitPrice: 99_900, serials: ['s1', 's2'] },
  ],
}
const receive = (id: string, line: string, units: number, more: object = {}) =>
  ask('receiveReturns', { return: id, items: [{ line, units, ...more }] })

describe('asking for units back', () => {
  test('holds them, and fixes what they are worth, cumulatively', async () => {
    const { id, lines } = await sell({
      lines: [{ reference: 'a', product: 'lamp', productName: 'Lamp', quantity: 3, unitPrice: 3_333, discount: 1 }],
    })
    const opened = await does('openReturns', {
      order: id,
      lines: [
        { line: 'a', units: 1 },
        { line: lines.get('a') ?? '', units: 2, fault: 'seller', cause: 'cracked' },
      ],
    })
    expect(opened.number).toMatch(/^RT\d{8}$/)
    expect(opened.lines.map(({ units, worth }) => [units, worth])).toEqual([
      [1, 3_333],
      [2, 6_665],
    ])
    const found = await returnOf(opened.number.toLowerCase())
    expect(found).toMatchObject({
      id: opened.id,
      reception: 'awaiting',
      acceptance: 'pending',
      units: 3,
      awaited: 3,
      worth: { minor: 9_998, currency: 'CNY' },
      credited: { minor: 0 },
      source: 'shop',
      customer: 'c1',
    })
    expect(found.lines.map(({ fault, cause }) => [fault, cause])).toEqual([
      ['buyer', null],
      ['seller', 'cracked'],
    ])
  })

  test('an order is named by its id, or by its number at its source', async () => {
    const { id, number } = await sell()
    const lines = [{ line: 'a', units: 1 }]
    await does('openReturns', { source: 'shop', order: number, lines })
    await does('openReturns', { order: id.toUpperCase(), lines })
    expect(await ask('openReturns', { order: number, lines })).toBe(`orders.not-found {"order":"${number}"}`)
    expect(await ask('openReturns', { source: 'elsewhere', order: number, lines })).toMatch(/^orders.not-found/)
  })

  test.each([
    ['more than there are', { line: 'a', units: 4 }, 'orders.too-many-units {"action":"request-return","left":3}'],
    ['a line that is not there', { line: 'z', units: 1 }, 'orders.line-unknown {"line":"z"}'],
    [
      'a serial number short',
      { line: 'a', units: 2, serials: ['s1'] },
      'returns.serials-wrong-count {"line":"a","units":2,"serials":1}',
    ],
    ['one serial number twice', { line: 'a', units: 2, serials: ['s1', 's1'] }, 'returns.serial-twice {"serial":"s1"}'],
  ])('%s is refused, and holds nothing', async (_, line, refusal) => {
    const { id } = await sell()
    expect(await ask('openReturns', { order: id, lines: [{ line: 'a', units: 1 }, line] })).toBe(
      refusal.replace('"left":3', '"left":2'),
    )
    expect((await desk.order(id)).lines[0]).toMatchObject({ claimed: 0 })
  })

  test('a unit is named by a serial number that was sold, and is on one return', async () => {
    const { id } = await sell(serialised)
    const phone = (...serials: string[]) =>
      ask('openReturns', { order: id, lines: [{ line: 'a', units: serials.length, serials }] })
    expect(await phone('s9')).toBe('returns.serial-not-sold {"serial":"s9","line":"a"}')
    const opened = await phone('s1')
    if (typeof opened === 'string') throw new Error(opened)
    expect(await phone('s1')).toBe('returns.serial-returned {"serial":"s1"}')
    expect((await returnOf(opened.id)).lines[0]?.serials).toEqual([{ serial: 's1', condition: 'expected' }])
    await does('cancelReturns', { return: opened.id })
    expect(typeof (await phone('s1'))).toBe('object')
  })

  test('the same key is done once: repeated it is answered as before, with other content it is refused', async () => {
    const { id } = await sell()
    const item = { key: 'once', order: id, lines: [{ line: 'a', units: 1 }] }
    const body = { items: [item, item] }
    const [first, again] = valueOf(await program.openReturns({ body })).items
    expect([first?.repeated, again?.repeated, again?.done]).toEqual([false, true, first?.done])
    const other = await ask('openReturns', { ...item, lines: [{ line: 'a', units: 2 }] })
    expect(other).toBe('commands.key-taken {"key":"once"}')
    expect((await desk.order(id)).lines[0]).toMatchObject({ claimed: 1 })
  })

  test('the same key at once holds the units once', async () => {
    const { id } = await sell()
    const body = { items: [{ key: 'at-once', order: id, lines: [{ line: 'a', units: 1 }] }] }
    const answers = await Promise.all(Array.from({ length: 8 }, () => program.openReturns({ body })))
    expect(new Set(answers.map((answer) => valueOf(answer).items[0]?.done?.id)).size).toBe(1)
    expect((await desk.order(id)).lines[0]).toMatchObject({ claimed: 1 })
  })
})

describe('reception', () => {
  test('one of two came: the other is awaited; a damaged one is for a person', async () => {
    const { id } = await sell()
    const { id: goods, line } = await giveBack(id, 2)
    expect(await receive(goods, line, 1)).toMatchObject({ reception: 'partly-received', awaited: 1 })
    expect(await receive(goods, line, 1, { condition: 'damaged' })).toMatchObject({
      reception: 'received',
      acceptance: 'needs-a-person',
    })
    expect(await receive(goods, line, 1)).toBe('orders.too-many-units {"action":"receive-item","left":0}')
    expect((await desk.order(id)).lines[0]).toMatchObject({ received: 1, dismissed: 1 })
  })

  test('a serial number that was not sold is something else: the right unit is awaited still, and is never restocked', async () => {
    const { id } = await sell(serialised)
    const { id: goods, line } = await giveBack(id, 2)
    expect(await receive(goods, line, 2, { serials: ['s1', 'stranger'] })).toMatchObject({
      awaited: 1,
      wrongSerials: ['stranger'],
      acceptance: 'needs-a-person',
    })
    const restock = (units: number) =>
      ask('decideReturns', { return: goods, decisions: [{ line, units, to: 'restock' }] })
    expect(await restock(2)).toBe('orders.too-many-units {"action":"restock","left":1}')
    expect(await receive(goods, line, 1, { serials: ['s1'] })).toBe('returns.serial-returned {"serial":"s1"}')
    expect(await receive(goods, line, 1, { serials: ['s2'] })).toMatchObject({ reception: 'received' })
    expect(await restock(2)).toMatchObject({
      acceptance: 'accepted',
      movements: [{ returnLineId: line, product: 'phone', units: 2, to: 'restock' }],
    })
    expect((await returnOf(goods)).lines[0]).toMatchObject({
      wrong: 1,
      serials: [
        { serial: 's1', condition: 'good' },
        { serial: 's2', condition: 'good' },
        { serial: 'stranger', condition: 'wrong' },
      ],
    })
  })

  test('in one call, what one receipt brings the next one knows', async () => {
    const { id } = await sell(serialised)
    const { id: goods, line } = await giveBack(id, 2)
    const items = ['x', 'y'].map((key) => ({
      key: desk.fresh(key),
      return: goods,
      items: [{ line, units: 1, serials: ['s1'] }],
    }))
    const outcomes = valueOf(await program.receiveReturns({ body: { items } })).items
    expect(outcomes.map(({ refusal }) => refusal?.code ?? 'done')).toEqual(['done', 'returns.serial-returned'])
  })

  test('lost, then late: goods, and nothing else', async () => {
    const { id } = await sell()
    const { id: goods, line } = await giveBack(id, 2)
    expect(await does('loseReturns', { return: goods })).toMatchObject({ reception: 'lost', awaited: 0 })
    expect(await ask('loseReturns', { return: goods })).toBe('returns.nothing-awaited')
    const late = (units: number) => ask('receiveLateReturns', { return: goods, lines: [{ line, units }] })
    expect(await late(3)).toBe('orders.too-many-units {"action":"receive-late","left":2}')
    expect(await late(1)).toMatchObject({ reception: 'partly-lost' })
    expect((await desk.order(id)).account).toMatchObject({ credited: 0, owed: 0 })
  })

  test('a return without goods waits for none', async () => {
    const { id } = await sell()
    const opened = await does('openReturns', { kind: 'refund-only', order: id, lines: [{ line: 'a', units: 1 }] })
    const line = opened.lines[0]?.id ?? ''
    expect(await returnOf(opened.id)).toMatchObject({ reception: 'not-expected', awaited: 0 })
    expect(await receive(opened.id, line, 1)).toBe('orders.without-goods')
    expect(await ask('loseReturns', { return: opened.id })).toBe('returns.nothing-awaited')
    expect(await does('cancelReturns', { return: opened.id })).toMatchObject({ reception: 'cancelled' })
  })
})

describe('what becomes of what came', () => {
  test('restocked, written off and reinstated, given back: each unit once', async () => {
    const { id } = await sell()
    const { id: goods, line } = await giveBack(id, 3)
    await receive(goods, line, 2)
    await receive(goods, line, 1, { condition: 'damaged' })
    const decide = (...decisions: { units: number; to: 'restock' | 'write-off' | 'give-back' | 'reinstate' }[]) =>
      ask('decideReturns', { return: goods, decisions: decisions.map((one) => ({ line, ...one })) })
    expect(await decide({ units: 3, to: 'restock' })).toBe('orders.too-many-units {"action":"restock","left":2}')
    expect(await decide({ units: 1, to: 'restock' }, { units: 1, to: 'write-off' })).toMatchObject({
      acceptance: 'partly-accepted',
    })
    expect(await decide({ units: 1, to: 'reinstate' }, { units: 2, to: 'give-back' })).toMatchObject({
      acceptance: 'partly-accepted',
    })
    expect((await desk.order(id)).lines[0]).toMatchObject({
      claimed: 1,
      claimedWorth: 10_000,
      restocked: 1,
      writtenOff: 0,
    })
    expect(await decide({ units: 1, to: 'give-back' })).toBe('orders.too-many-units {"action":"give-back","left":0}')
  })

  test('cancelled units may be asked for again; those that came cannot be cancelled', async () => {
    const { id } = await sell()
    const { id: goods, line } = await giveBack(id, 3)
    await receive(goods, line, 1)
    expect(await does('cancelReturns', { return: goods })).toMatchObject({ reception: 'received' })
    expect(await ask('cancelReturns', { return: goods, lines: [{ line, units: 1 }] })).toBe(
      'orders.too-many-units {"action":"cancel-return","left":0}',
    )
    await giveBack(id, 2)
  })
})

describe('lists', () => {
  test('by order, customer, kind and what is still to come, page by page', async () => {
    const { id } = await sell({ customer: 'lister' })
    const [one, two] = [await giveBack(id, 1), await giveBack(id, 1)]
    await does('loseReturns', { return: one.id })
    const list = async (query: object) =>
      valueOf(await program.listReturns({ query })).items.map(({ id: found }) => found)
    expect(await list({ orderId: id })).toEqual([two.id, one.id])
    expect(await list({ source: 'shop', customer: 'lister', awaited: 'true' })).toEqual([two.id])
    expect(await list({ source: 'shop', customer: 'lister', awaited: 'false' })).toEqual([one.id])
    expect(await list({ orderId: id, kind: 'exchange' })).toEqual([])
    const page = valueOf(await program.listReturns({ query: { orderId: id, limit: 1 } }))
    expect(await list({ orderId: id, cursor: page.next ?? '' })).toEqual([one.id])
    expect(codeOf(await program.listReturns({ query: { cursor: 'nonsense' } }))).toBe('paging.cursor-wrong')
  })

  test('what is not there is told so', async () => {
    expect(codeOf(await program.getReturn({ params: { id: 'RT99999999' } }))).toBe('returns.not-found')
    const { id, line } = await giveBack((await sell()).id, 1)
    expect(await ask('cancelReturns', { return: 'RT99999999' })).toBe('returns.not-found')
    expect(await ask('decideReturns', { return: '', decisions: [] } as never).catch(String)).toMatch(
      'http.fields-wrong',
    )
    expect(await ask('cancelReturns', { return: id, lines: [{ line: id, units: 1 }] })).toMatch(
      /^returns.line-not-found/,
    )
    expect(await receive(id, 'z', 1)).toBe('returns.line-not-found {"line":"z"}')
    expect(line).not.toBe('')
  })
})

test('one bad item of many leaves no trace and keeps no other from being done', async () => {
  const orders = await Promise.all(Array.from({ length: 5 }, () => sell()))
  const items = orders.map(({ id }, at) => ({
    key: desk.fresh('m'),
    order: id,
    lines: [{ line: 'a', units: at === 2 ? 9 : 1 }],
  }))
  const outcomes = valueOf(await program.openReturns({ body: { items } })).items
  expect(outcomes.map(({ done }) => done !== null)).toEqual([true, true, false, true, true])
  expect((await desk.order(orders[2]?.id ?? '')).lines[0]).toMatchObject({ claimed: 0 })
})
