import { describe, expect, test } from 'vitest'
import { apiProgram, wordsOf } from '../../../test/api-program.ts'
import { valueOf } from '../../../test/http-server.ts'
import { orderRoutes } from './orders.routes.ts'

const { database, program } = await apiProgram(orderRoutes)

type Items = Parameters<typeof program.recordOrders>[0]['body']['items']
type Order = Items[number]

let numbers = 0

/** An order of two units for 100.00 and a gift, 20.00 off the order, 8.00 shipping; paid in full elsewhere. */
const sold = (given: Partial<Order> = {}): Order => {
  numbers += 1
  return {
    key: `order-${numbers}`,
    source: 'shop',
    number: `N${numbers}`,
    customer: 'c1',
    currency: 'CNY',
    orderedAt: '2026-02-28T12:00:00Z',
    lines: [
      { reference: 'a', product: 'lamp', productName: 'Lamp', quantity: 2, unitPrice: 10_000, taxRate: 13 },
      { reference: 'g', product: 'bag', productName: 'Bag', quantity: 1, unitPrice: 500, gift: true, giftOf: 'a' },
    ],
    orderDiscounts: [{ kind: 'coupon', amount: 2_000 }],
    shipping: { amount: 800 },
    ...given,
  }
}

const record = async (...items: Order[]) => valueOf(await program.recordOrders({ body: { items } })).items

async function recorded(given: Partial<Order> = {}) {
  const [outcome] = await record(sold(given))
  if (outcome?.done == null) throw new Error(`expected an order, got ${JSON.stringify(outcome?.refusal)}`)
  return outcome.done.id
}

const orderOf = async (id: string) => valueOf(await program.getOrder({ params: { id } }))
const linesIn = async (id: string) => new Map((await orderOf(id)).lines.map((line) => [line.reference, line]))

describe('recording', () => {
  test('an order is priced as it was sold, and shows what each line came to', async () => {
    const order = await orderOf(await recorded({ fields: {} }))
    expect(order).toMatchObject({
      paidOutside: true,
      account: { sold: 18_800, charged: 0, captured: 18_800, credited: 0, paidBack: 0, owed: 0 },
      discounts: [{ kind: 'coupon', label: null, over: 'lines', amount: 2_000 }],
      shipping: { amount: 800, discount: 0, paid: 800, credited: 0 },
      payments: [],
    })
    const [lamp, bag] = order.lines
    expect(lamp).toMatchObject({
      reference: 'a',
      gross: 20_000,
      orderDiscount: 2_000,
      tax: 2_071,
      paid: 18_000,
      taxRate: 13,
    })
    expect(bag).toMatchObject({ gross: 500, discount: 500, paid: 0, gift: true, giftOf: lamp?.id })
  })

  test('the same again is the same order, under another key too; other content under its number is refused', async () => {
    const first = sold()
    const [one] = await record(first)
    const again = await record(first, { ...first, key: 'again' }, { ...first, key: 'other', customer: 'c2' })
    expect(wordsOf(again)).toEqual(['repeated', 'done', 'orders.already-recorded'])
    expect(again[1]?.done).toEqual({ ...one?.done, known: true })
    const both = await record({ ...sold({ number: 'twin' }), key: 't1' }, { ...sold({ number: 'twin' }), key: 't2' })
    expect(both[1]?.done).toEqual({ ...both[0]?.done, known: true })
  })

  test('many who record the same order at once record it once', async () => {
    const order = sold({ payments: [{ method: 'card', provider: 'bank', providerReference: 'once', amount: 18_800 }] })
    const keys = Array.from({ length: 12 }, (_, position) => `at-once-${position}`)
    const outcomes = (await Promise.all(keys.map((key) => record({ ...order, key })))).flat()
    expect(new Set(outcomes.map(({ done }) => done?.id)).size).toBe(1)
    expect(outcomes.filter(({ done }) => done?.known === false)).toHaveLength(1)
    expect((await orderOf(outcomes[0]?.done?.id ?? '')).payments).toMatchObject([{ captured: 18_800, left: 18_800 }])
  })

  test('payments say what came in: none yet, some, or more than was due', async () => {
    const paid = async (...amounts: number[]) => {
      const payments = amounts.map((amount) => ({ method: 'card', provider: 'bank', amount }))
      return (await orderOf(await recorded({ payments }))).account.owed
    }
    expect([await paid(), await paid(10_000), await paid(10_000, 8_900)]).toEqual([-18_800, -8_800, 100])
  })

  test('a payment’s reference is taken once', async () => {
    const pay = (providerReference: string) => [{ method: 'card', provider: 'bank', providerReference, amount: 1 }]
    await recorded({ payments: pay('R1') })
    const outcomes = await record(
      sold({ payments: pay('R1') }),
      sold({ payments: pay('R2') }),
      sold({ payments: pay('R2') }),
    )
    expect(wordsOf(outcomes)).toEqual(['orders.payment-recorded', 'done', 'orders.payment-recorded'])
  })

  test('a bundle’s price is split over its components by weight, for good', async () => {
    const bundle = {
      name: 'Desk set',
      quantity: 2,
      price: 1_000,
      discount: 1,
      components: [
        { reference: 'pen', product: 'pen', productName: 'Pen', quantity: 3, weight: 1 },
        { reference: 'pad', product: 'pad', productName: 'Pad', quantity: 1, weight: 2, serials: ['S1', 'S2'] },
      ],
    }
    const order = await orderOf(
      await recorded({ lines: [], bundles: [bundle], orderDiscounts: [], shipping: { amount: 0 } }),
    )
    expect(order.lines).toMatchObject([
      { reference: 'pen', bundle: 'Desk set', quantity: 6, unitPrice: null, gross: 667, discount: 0, paid: 667 },
      {
        reference: 'pad',
        bundle: 'Desk set',
        quantity: 2,
        gross: 1_333,
        discount: 1,
        paid: 1_332,
        serials: ['S1', 'S2'],
      },
    ])
    expect(order.account.sold).toBe(1_999)
  })

  test.each<[string, Partial<Order>, string, object]>([
    ['nothing in it', { lines: [] }, 'commerce.nothing-given', { field: 'lines' }],
    ['no currency', { currency: 'XXQ' }, 'commerce.unknown-currency', { field: 'currency' }],
    [
      'a reference twice',
      { lines: [line('a'), line('a')] },
      'commerce.id-twice',
      { field: 'lines[1].reference', id: 'a' },
    ],
    [
      'a gift of what is not there',
      { lines: [line('a'), { ...line('g'), gift: true, giftOf: 'x' }] },
      'commerce.unknown-line',
      { field: 'lines[1].giftOf', id: 'x' },
    ],
    [
      'a discount above its line',
      { lines: [{ ...line('a'), discount: 101 }] },
      'commerce.discount-too-large',
      { field: 'lines[0].discount', most: 100 },
    ],
    [
      'more serial numbers than units',
      { lines: [{ ...line('a'), serials: ['1', '2'] }] },
      'orders.too-many-serials',
      { field: 'lines[0].serials', most: 1 },
    ],
    ['sums beyond what is exact', { lines: [line('a', 2 ** 52)] }, 'orders.sum-too-large', { most: 2 ** 51 }],
    [
      'a bundle beyond what is exact',
      {
        lines: [],
        bundles: [
          {
            name: 'b',
            quantity: 3,
            price: Number.MAX_SAFE_INTEGER,
            components: [
              { product: 'p', productName: 'P', quantity: 1, weight: 1 },
              { product: 'q', productName: 'Q', quantity: 1, weight: 1 },
            ],
          },
        ],
      },
      'commerce.sum-too-large',
      { field: 'bundles[0].components[1]' },
    ],
    ['a field nobody defined', { fields: { nonsense: 1 } }, 'fields.values-wrong', {}],
  ])('%s is refused by name, and the others of the call are recorded', async (_, wrong, code, facts) => {
    const [bad, good] = await record(sold(wrong), sold())
    expect(bad?.refusal).toMatchObject({ code, ...(Object.keys(facts).length > 0 ? { facts } : {}) })
    expect(good?.done).toMatchObject({ known: false })
    const found = await database
      .selectFrom('sales_order')
      .select('id')
      .where('number', '=', `N${numbers - 1}`)
      .execute()
    expect(found).toEqual([])
  })

  function line(reference: string, unitPrice = 100): NonNullable<Order['lines']>[number] {
    return { reference, product: 'p', productName: 'P', quantity: 1, unitPrice }
  }
})

describe('what happens to an order', () => {
  const shipments = async (...items: Parameters<typeof program.recordShipments>[0]['body']['items']) =>
    valueOf(await program.recordShipments({ body: { items } })).items

  test('units leave, arrive and get lost by line or reference, an item all or none', async () => {
    const order = await recorded({ number: 'shipped' })
    const outcomes = await shipments(
      { key: 's1', order: 'shipped', source: 'shop', happened: 'shipped', lines: [{ line: 'a', units: 2 }] },
      { key: 's2', order, happened: 'delivered', at: '2026-02-28T20:00:00Z', lines: [{ line: 'a', units: 1 }] },
      { key: 's3', order, happened: 'lost', lines: [{ line: 'g', units: 1 }] },
      {
        key: 's4',
        order,
        happened: 'shipped',
        lines: [
          { line: 'g', units: 1 },
          { line: 'a', units: 1 },
        ],
      },
      { key: 's5', order: 'nowhere', happened: 'lost', lines: [{ line: 'a', units: 1 }] },
      { key: 's6', order, happened: 'lost', lines: [{ line: 'x', units: 1 }] },
    )
    const codes = ['orders.too-many-units', 'orders.too-many-units', 'orders.not-found', 'orders.line-unknown']
    expect(wordsOf(outcomes)).toEqual(['done', 'done', ...codes])
    const lines = await linesIn(order)
    expect(lines.get('a')).toMatchObject({ shipped: 2, delivered: 1, deliveredAt: Date.parse('2026-02-28T20:00:00Z') })
    expect(lines.get('g')).toMatchObject({ shipped: 0 })
    const again = { key: 's1', order: 'shipped', source: 'shop', happened: 'shipped' } as const
    expect(wordsOf(await shipments({ ...again, lines: [{ line: 'a', units: 2 }] }))).toEqual(['repeated'])
    expect(wordsOf(await shipments({ ...again, lines: [{ line: 'a', units: 1 }] }))).toEqual(['commands.key-taken'])
  })

  test('cancelled units are not owed any more', async () => {
    const order = await recorded({ payments: [] })
    const cancel = async (key: string, units: number) => {
      const items = [{ key, order, lines: [{ line: 'a', units }] }]
      return valueOf(await program.cancelOrderItems({ body: { items } })).items[0]
    }
    expect((await cancel('c1', 1))?.done).toEqual({ order, amount: 9_000, owed: -9_800, currency: 'CNY' })
    expect((await cancel('c2', 2))?.refusal).toMatchObject({ code: 'orders.too-many-units', facts: { left: 1 } })
  })

  test('money comes in once a reference, in the order’s currency', async () => {
    const order = await recorded({ payments: [] })
    const pay = { order, method: 'card', provider: 'bank', amount: 18_000, currency: 'CNY' }
    const items = [
      { ...pay, key: 'p1', providerReference: 'P1' },
      { ...pay, key: 'p2', providerReference: 'P1' },
      { ...pay, key: 'p3', currency: 'USD' },
      { ...pay, key: 'p4', order: 'nowhere' },
    ]
    const outcomes = valueOf(await program.recordOrderPayments({ body: { items } })).items
    expect(wordsOf(outcomes)).toEqual(['done', 'orders.payment-recorded', 'orders.other-currency', 'orders.not-found'])
    expect(outcomes[0]?.done).toMatchObject({ order, amount: 18_000, owed: -800 })
    const many = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        program.recordOrderPayments({ body: { items: [{ ...pay, key: `race-${at}`, providerReference: 'RACE' }] } }),
      ),
    )
    expect(wordsOf(many.flatMap((answer) => valueOf(answer).items)).filter((word) => word === 'done')).toHaveLength(1)
  })

  test('its ledger tells in both languages what happened, page by page', async () => {
    const order = await recorded({ payments: [] })
    await shipments({ key: 'l1', order, happened: 'shipped', lines: [{ line: 'a', units: 1 }] })
    await program.cancelOrderItems({ body: { items: [{ key: 'l2', order, lines: [{ line: 'a', units: 1 }] }] } })
    const first = valueOf(await program.getOrderLedger({ params: { id: order }, query: { limit: 1 } }))
    expect(first.items).toMatchObject([
      {
        number: 1,
        kind: 'ship',
        text: { en: 'Shipped: 1 × “Lamp”', 'zh-CN': '发货：“Lamp”1 件' },
        by: valueOf(await program.getMe()).email,
        byName: '林晓',
      },
    ])
    const query = { cursor: first.next ?? '' }
    const rest = valueOf(await program.getOrderLedger({ params: { id: order }, query }))
    expect(rest).toMatchObject({
      items: [{ kind: 'cancel-item', amount: { minor: 9_000, currency: 'CNY' } }],
      next: null,
    })
    expect(rest.items[0]?.text.en).toBe('Cancelled before shipping: 1 × “Lamp”, ¥90.00 no longer due')
  })
})

describe('looking up', () => {
  test('orders are found by what is asked, the latest first, page by page', async () => {
    const source = 'lists'
    const day = (date: number) => `2026-01-0${date}T00:00:00Z`
    const item = (product: string) => [{ product, productName: product, quantity: 1, unitPrice: 100 }]
    for (const date of [1, 2, 3, 4]) {
      const customer = date % 2 === 0 ? 'even' : 'odd'
      const lines = date === 3 ? [...item('rare'), ...item('rare')] : item('common')
      await recorded({ source, number: `L${date}`, customer, orderedAt: day(date), lines, orderDiscounts: [] })
    }
    const numbersOf = async (
      query: Partial<Record<'source' | 'number' | 'customer' | 'product' | 'from' | 'before', string>>,
    ) => {
      const numbers = valueOf(await program.listOrders({ query })).items.map(({ number }) => number)
      expect(valueOf(await program.countOrders({ query }))).toEqual({ count: numbers.length, more: false })
      return numbers
    }
    expect(await numbersOf({ source })).toEqual(['L4', 'L3', 'L2', 'L1'])
    expect(await numbersOf({ number: 'L2' })).toEqual(['L2'])
    expect(await numbersOf({ customer: 'even' })).toEqual(['L4', 'L2'])
    expect(await numbersOf({ product: 'rare' })).toEqual(['L3'])
    expect(await numbersOf({ product: 'common', customer: 'odd', source })).toEqual(['L1'])
    expect(await numbersOf({ source, from: day(2), before: day(4) })).toEqual(['L3', 'L2'])
    for (const also of [{}, { product: 'common' }]) {
      const walked: string[] = []
      let cursor: string | undefined
      do {
        const page = valueOf(
          await program.listOrders({ query: { source, ...also, limit: 1, ...(cursor ? { cursor } : {}) } }),
        )
        walked.push(...page.items.map(({ number }) => number))
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
      expect(walked).toEqual(await numbersOf({ source, ...also }))
    }
    const [listed] = valueOf(await program.listOrders({ query: { number: 'L4' } })).items
    expect(listed).toMatchObject({ lines: 1, account: { sold: 900, owed: 0 } })
  })

  test('an order is shown by its id, or by its number while that is unique', async () => {
    const id = await recorded({ number: 'unique' })
    expect((await orderOf('unique')).id).toBe(id)
    await recorded({ number: 'unique', source: 'elsewhere' })
    const refused = await program.getOrder({ params: { id: 'unique' } })
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'orders.not-found' } })
    expect(await program.listOrders({ query: { cursor: 'nonsense' } })).toMatchObject({
      refusal: { code: 'paging.cursor-wrong' },
    })
  })
})

test('a thousand orders are one call', async () => {
  const items = Array.from({ length: 1_000 }, (_, at) => sold({ key: `many-${at}` }))
  expect((await record(...items)).filter(({ done }) => done?.known === false)).toHaveLength(1_000)
  const tooMany = await program.recordOrders({ body: { items: [...items, sold()] } })
  expect(tooMany).toMatchObject({ ok: false, refusal: { code: 'http.fields-wrong' } })
})
