import { describe, expect, test } from 'vitest'
import { quoteRefund } from './quote-refund.ts'
import type { RefundQuote, RefundTerms } from './refund.ts'

type Terms = Partial<RefundTerms>

const line = { id: 'a', quantity: 1, unitPrice: 1000 }
const buyer = (id: string, quantity = 1) => ({ line: id, quantity, fault: 'buyer' as const })
const seller = (id: string, quantity = 1) => ({ line: id, quantity, fault: 'seller' as const })

const whole = (terms: Terms): RefundTerms => ({
  currency: 'CNY',
  taxIncluded: true,
  lines: [line],
  request: [buyer('a')],
  ...terms,
})

function quoted(terms: Terms): RefundQuote {
  const quote = quoteRefund(whole(terms))
  if (!quote.ok) throw new Error(`expected a quotation, got ${JSON.stringify(quote.refusal)}`)
  return quote.value
}

/** gross, discount, tax, fee, refund of each line. */
const figuresOf = ({ lines }: RefundQuote) =>
  lines.map(({ gross, discount, tax, fee, refund }) => [gross, discount, tax, fee, refund])

describe('units are worth their cumulative share of what was paid', () => {
  const shirts = { id: 'a', quantity: 3, unitPrice: 1999, taxRate: 8.875 }
  const onTop: Terms = {
    currency: 'USD',
    taxIncluded: false,
    lines: [shirts],
    orderDiscounts: [{ amount: 600, over: 'lines' }],
  }

  // 5997 − 600 = 5397; 8.875 % of it 478.98…, 479; paid 5876. A third: 1958.67 and 159.67, two thirds: 3917.33 and 319.33.
  test.each([
    [0, 1, [1999, 200, 160, 0, 1959]],
    [1, 1, [1999, 200, 159, 0, 1958]],
    [2, 1, [1999, 200, 160, 0, 1959]],
    [0, 2, [3998, 400, 319, 0, 3917]],
    [1, 2, [3998, 400, 319, 0, 3917]],
    [0, 3, [5997, 600, 479, 0, 5876]],
  ])('8.875 %% on top, %d before, %d now', (returned, quantity, figures) => {
    const quote = quoted({ ...onTop, lines: [{ ...shirts, returned }], request: [buyer('a', quantity)] })
    expect(figuresOf(quote)).toEqual([figures])
    expect(quote.total).toBe(figures[4])
  })

  test('a line that is requested twice counts on', () => {
    const quote = quoted({ ...onTop, request: [buyer('a'), seller('a', 2)] })
    expect(figuresOf(quote)).toEqual([
      [1999, 200, 160, 0, 1959],
      [3998, 400, 319, 0, 3917],
    ])
    expect(quote.total).toBe(5876)
  })

  // 满减 40 over 199 and 159: 22.2346 and 17.7654, so 2223 and 1777 (the larger remainder); 13 % within.
  test('tax included, a coupon over two lines', () => {
    const quote = quoted({
      lines: [
        { id: 'a', quantity: 1, unitPrice: 19_900, taxRate: 13 },
        { id: 'b', quantity: 1, unitPrice: 15_900, taxRate: 13 },
      ],
      orderDiscounts: [{ amount: 4_000, over: 'lines' }],
      request: [buyer('b'), buyer('a')],
    })
    expect(figuresOf(quote)).toEqual([
      [15_900, 1_777, 1_625, 0, 14_123],
      [19_900, 2_223, 2_034, 0, 17_677],
    ])
  })

  test('yen have no smaller unit, dinars a thousandth', () => {
    const yen = { currency: 'JPY', lines: [{ id: 'a', quantity: 3, unitPrice: 100, discount: 1, taxRate: 10 }] }
    expect(figuresOf(quoted(yen))).toEqual([[100, 0, 9, 0, 100]])
    const dinars = { ...yen, currency: 'KWD', request: [buyer('a', 2)] }
    expect(quoted(dinars).explanation.en).toMatch(/KWD\s0\.199/)
  })

  test('amounts near 2^53', () => {
    const most = 2 ** 53 - 1
    const quote = quoted({ lines: [{ id: 'a', quantity: 1, unitPrice: most }], payments: [{ id: 'p', amount: most }] })
    expect(quote).toMatchObject({ total: most, shortfall: 0, perPayment: [{ id: 'p', amount: most }] })
  })

  const one = [buyer('a'), buyer('a'), buyer('a')]
  test.each([
    // 2900 and 290 of tax: 3190 in thirds is 1063, 1064, 1063, and 290 is 97, 96, 97.
    [
      'a cent a piece and more: the tax is the share',
      1000,
      100,
      10,
      [
        [1000, 34, 97],
        [1000, 32, 96],
        [1000, 34, 97],
      ],
    ],
    [
      'less, and no less tax: the discount is the share',
      100,
      1,
      0.6,
      [
        [100, 0, 0],
        [100, 1, 2],
        [100, 0, 0],
      ],
    ],
    [
      'less, and less tax: the tax is the share',
      100,
      2,
      0.1,
      [
        [100, 1, 0],
        [100, 0, 0],
        [100, 1, 0],
      ],
    ],
  ])('a discount of %s, and neither is below zero', (_, unitPrice, discount, taxRate, expected) => {
    const lines = [{ id: 'a', quantity: 3, unitPrice, discount, taxRate }]
    const quote = quoted({ taxIncluded: false, lines, request: one })
    expect(quote.lines.map(({ gross, discount, tax }) => [gross, discount, tax])).toEqual(expected)
  })
})

describe('the restocking fee is of the discounted value', () => {
  const terms: Terms = { lines: [{ ...line, discount: 250 }], policy: { restockingFeePercent: 15 } }

  test('rounded half up, at the buyer’s fault', () => {
    expect(figuresOf(quoted(terms))).toEqual([[1000, 250, 0, 113, 637]])
  })

  test('none at the seller’s fault', () => {
    const quote = quoted({ ...terms, request: [seller('a')] })
    expect(figuresOf(quote)).toEqual([[1000, 250, 0, 0, 750]])
    expect(quote.explanation.zh).toContain('卖家责任，不收重新上架费')
  })

  test('the tax on top is given back whole', () => {
    const onTop: Terms = { ...terms, taxIncluded: false, lines: [{ ...line, discount: 250, taxRate: 20 }] }
    expect(figuresOf(quoted(onTop))).toEqual([[1000, 250, 150, 113, 787]])
  })

  test('all of it leaves nothing, not less', () => {
    expect(quoted({ ...terms, policy: { restockingFeePercent: 100 } }).total).toBe(0)
  })
})

describe('shipping goes back by the policy, once', () => {
  const shipping = { amount: 800, taxRate: 10 }
  const refundShipping = { refundShipping: true }
  test.each<[string, Terms, number]>([
    ['no policy', { shipping }, 0],
    ['a policy that does not', { shipping, policy: { refundShipping: false } }, 0],
    ['tax within', { shipping, policy: refundShipping }, 800],
    ['tax on top', { shipping, policy: refundShipping, taxIncluded: false }, 880],
    ['some of it before', { shipping: { ...shipping, refunded: 300 }, policy: refundShipping }, 500],
    ['all of it before', { shipping: { ...shipping, refunded: 800 }, policy: refundShipping }, 0],
    [
      'a discount over lines',
      { shipping, policy: refundShipping, orderDiscounts: [{ amount: 900, over: 'lines' }] },
      800,
    ],
    [
      'its share of a discount',
      { shipping, policy: refundShipping, orderDiscounts: [{ amount: 900, over: 'linesAndShipping' }] },
      400,
    ],
    ['free shipping', { policy: refundShipping }, 0],
  ])('%s', (_, terms, expected) => {
    expect(quoted(terms).shipping).toBe(expected)
  })
})

describe('return freight is the buyer’s where all is the buyer’s fault', () => {
  const policy = { returnFreight: 300 }
  const lines = [line, { ...line, id: 'b' }]
  test('deducted', () => {
    expect(quoted({ policy })).toMatchObject({ freight: 300, total: 700 })
  })
  test('not with one unit at the seller’s', () => {
    const quote = quoted({ policy, lines, request: [buyer('a'), seller('b')] })
    expect(quote).toMatchObject({ freight: 0, total: 2000 })
    expect(quote.explanation.en).toContain('Return shipping: the seller pays ¥3.00')
  })
  test('never more than goes back', () => {
    const quote = quoted({ policy: { returnFreight: 1200 } })
    expect(quote).toMatchObject({ freight: 1000, total: 0 })
    expect(quote.explanation.en).toContain('¥10.00 is deducted, as a deduction cannot exceed the refund')
  })
})

describe('free shipping is lost once less is kept than it was free for', () => {
  const two = [line, { ...line, id: 'b' }]
  const policy = { freeShipping: { threshold: 1500, fee: 600 }, returnFreight: 100 }
  test('the buyer owes it, with the return freight', () => {
    const quote = quoted({ lines: two, policy })
    expect(quote).toMatchObject({ freight: 700, total: 300 })
    expect(quote.explanation.zh).toContain('满 ¥15.00 免运费')
  })
  test.each<[string, Terms, number]>([
    ['not at the seller’s fault', { request: [seller('a')] }, 0],
    ['not while as much is kept', { lines: [...two, { ...line, id: 'c', unitPrice: 500 }] }, 100],
    ['not where shipping was paid for', { shipping: { amount: 1 } }, 100],
    ['not a second time', { lines: [line, { ...line, id: 'b', returned: 1 }] }, 100],
    ['not where it was never free', { policy: { freeShipping: { threshold: 2001, fee: 600 } } }, 0],
  ])('%s', (_, terms, freight) => {
    expect(quoted({ lines: two, policy, ...terms })).toMatchObject({ freight })
  })
  test('never more than goes back', () => {
    expect(quoted({ lines: two, policy: { freeShipping: { threshold: 1500, fee: 5000 } } })).toMatchObject({ total: 0 })
  })
})

describe('a gift comes back once nothing paid for stays', () => {
  const cup = { id: 'g', quantity: 2, unitPrice: 300, gift: true }
  const lines = [line, { ...line, id: 'b' }, cup]
  const all = [buyer('a'), buyer('b')]
  const deductions = (terms: Terms) => quoted(terms).lines.filter(({ missingGift }) => missingGift)

  test('not while something does', () => {
    expect(deductions({ lines })).toEqual([])
  })
  test('else its value is deducted', () => {
    const missing = { id: 'g', quantity: 2, gross: 0, discount: 0, tax: 0, fee: 0, refund: -600, missingGift: true }
    expect(deductions({ lines, request: all })).toEqual([missing])
    expect(quoted({ lines, request: all }).total).toBe(1400)
  })
  test('what comes back or came back of it is not missing, and is worth nothing', () => {
    const quote = quoted({ lines, request: [...all, buyer('g')] })
    expect(figuresOf(quote).slice(2)).toEqual([
      [300, 300, 0, 0, 0],
      [0, 0, 0, 0, -300],
    ])
    expect(deductions({ lines: [line, { ...cup, returned: 2 }] })).toEqual([])
  })
  test('a gift of a line comes back with that line', () => {
    const ofA = [line, { ...line, id: 'b' }, { ...cup, giftOf: 'a' }]
    expect(deductions({ lines: ofA })).toMatchObject([{ refund: -600 }])
    expect(deductions({ lines: ofA, request: [buyer('b')] })).toEqual([])
  })
  test('it is deducted by the request that takes the last paid unit, not again by a later one', () => {
    const later = [
      { ...line, returned: 1 },
      { ...line, id: 'b' },
      { ...cup, giftOf: 'a' },
    ]
    expect(deductions({ lines: later, request: [buyer('b')] })).toEqual([])
    const last = [{ ...line, returned: 1 }, { ...line, id: 'b' }, cup]
    expect(deductions({ lines: last, request: [buyer('b')] })).toMatchObject([{ refund: -600 }])
  })
  test('not where it is worth nothing', () => {
    expect(deductions({ lines: [line, { ...cup, unitPrice: 0 }] })).toEqual([])
  })
  test('never more than goes back', () => {
    const dear = [{ ...line }, { ...cup, unitPrice: 450 }, { ...cup, id: 'h', quantity: 1 }]
    const quote = quoted({ lines: dear, policy: { returnFreight: 50 } })
    expect(quote).toMatchObject({ freight: 50, total: 0 })
    expect(quote.lines.map(({ refund }) => refund)).toEqual([1000, -900, -50])
    expect(quote.explanation.zh).toContain('实扣 ¥0.50')
  })
})

describe('no more goes back than the payments can give', () => {
  test('in their order', () => {
    const payments = [
      { id: 'card', amount: 500, refunded: 100, pending: 50 },
      { id: 'points', amount: 900 },
      { id: 'cash', amount: 100 },
    ]
    expect(quoted({ payments })).toMatchObject({
      total: 1000,
      shortfall: 0,
      perPayment: [
        { id: 'card', amount: 350 },
        { id: 'points', amount: 650 },
        { id: 'cash', amount: 0 },
      ],
    })
  })
  test('pending refunds count, and what is left open is said', () => {
    const quote = quoted({ payments: [{ id: 'p', amount: 1000, refunded: 300, pending: 300 }] })
    expect(quote).toMatchObject({ total: 400, shortfall: 600, perPayment: [{ id: 'p', amount: 400 }] })
    expect(quote.explanation.en).toContain('¥6.00 remains outstanding')
  })
  test('an order without a payment gives nothing back; one whose payments are not told has no limit', () => {
    expect(quoted({ payments: [] })).toMatchObject({ total: 0, shortfall: 1000, perPayment: [] })
    expect(quoted({})).toMatchObject({ total: 1000, shortfall: 0, perPayment: [] })
  })
})

describe('nonsense is refused, naming the field', () => {
  test.each<[Terms, string, string, object?]>([
    [{ currency: 'RMB' }, 'commerce.unknown-currency', 'currency'],
    [{ lines: [] }, 'commerce.nothing-given', 'lines'],
    [{ request: [] }, 'commerce.nothing-given', 'request'],
    [{ request: [buyer('z')] }, 'commerce.unknown-line', 'request[0].line', { id: 'z' }],
    [{ request: [buyer('a', 2)] }, 'commerce.units-too-many', 'request[0].quantity', { most: 1 }],
    [{ request: [buyer('a'), buyer('a')] }, 'commerce.units-too-many', 'request[1].quantity', { most: 0 }],
    [{ request: [buyer('a', 0)] }, 'commerce.not-a-whole-number', 'request[0].quantity', { least: 1 }],
    [{ request: [buyer('a', 0.5)] }, 'commerce.not-a-whole-number', 'request[0].quantity'],
    [{ lines: [{ ...line, returned: 2 }] }, 'commerce.returned-too-many', 'lines[0].returned', { most: 1 }],
    [{ lines: [{ ...line, returned: -1 }] }, 'commerce.not-a-whole-number', 'lines[0].returned'],
    [{ lines: [{ ...line, returned: 1 }] }, 'commerce.units-too-many', 'request[0].quantity', { most: 0 }],
    [{ shipping: { amount: 1, refunded: -1 } }, 'commerce.not-a-whole-number', 'shipping.refunded'],
    [{ shipping: { amount: 5, refunded: 6 } }, 'commerce.shipping-overdrawn', 'shipping.refunded', { most: 5 }],
    [
      { policy: { freeShipping: { threshold: -1, fee: 0 } } },
      'commerce.not-a-whole-number',
      'policy.freeShipping.threshold',
    ],
    [{ policy: { restockingFeePercent: 101 } }, 'commerce.not-a-percent', 'policy.restockingFeePercent'],
    [{ policy: { returnFreight: -1 } }, 'commerce.not-a-whole-number', 'policy.returnFreight'],
    [{ payments: [{ id: 'p', amount: -1 }] }, 'commerce.not-a-whole-number', 'payments[0].amount'],
    [
      { payments: [{ id: 'p', amount: 5, refunded: 6 }] },
      'commerce.payment-overdrawn',
      'payments[0].refunded',
      { most: 5 },
    ],
    [
      { payments: [{ id: 'p', amount: 5, refunded: 2, pending: 4 }] },
      'commerce.payment-overdrawn',
      'payments[0].pending',
      { most: 3 },
    ],
    [
      {
        payments: [
          { id: 'p', amount: 5 },
          { id: 'p', amount: 5 },
        ],
      },
      'commerce.id-twice',
      'payments[1].id',
    ],
  ])('%j: %s at %s', (terms, code, field, facts = {}) => {
    expect(quoteRefund(whole(terms))).toMatchObject({ ok: false, refusal: { code, field, ...facts } })
  })
})

test('every figure has its sentence, in both languages', () => {
  const { explanation } = quoted({
    lines: [
      { id: 'a', quantity: 3, unitPrice: 1000, discount: 100 },
      { id: 'g', quantity: 1, unitPrice: 300, gift: true },
    ],
    shipping: { amount: 800, refunded: 200 },
    request: [buyer('a', 3)],
    policy: { restockingFeePercent: 10, refundShipping: true, returnFreight: 400 },
    payments: [{ id: 'wechat', amount: 2000 }],
  })
  expect(explanation.en.split('\n')).toEqual([
    'a: all 3 units, worth the ¥29.00 paid: price ¥30.00 − discounts ¥1.00.',
    'a: restocking fee of 10% of the discounted value ¥29.00: ¥2.90 is withheld.',
    'g: everything paid for comes back, but 1 unit of the gift, worth ¥3.00, would be kept; this amount is deducted.',
    'Shipping: of ¥8.00 paid, ¥2.00 was already refunded; ¥6.00 is refunded now.',
    'Return shipping: ¥4.00 is deducted because the buyer is at fault for all units.',
    'Refund: ¥25.10 (items ¥23.10 + shipping ¥6.00 − return shipping ¥4.00).',
    'The original payments can refund at most ¥20.00, pending refunds included; ¥5.10 remains outstanding.',
    'Payment wechat: ¥20.00 is refunded.',
  ])
  expect(explanation.zh.split('\n')).toEqual([
    'a：共 3 件全部退回，价值即实付的 ¥29.00：价格 ¥30.00 − 优惠 ¥1.00。',
    'a：按折后价值 ¥29.00 的 10% 收取重新上架费 ¥2.90。',
    'g：付款商品已全部退回，赠品缺 1 件，价值 ¥3.00，予以扣除。',
    '运费：已付 ¥8.00，此前已退 ¥2.00，本次退 ¥6.00。',
    '退货运费：全部为买家责任，扣除 ¥4.00。',
    '应退：¥25.10（明细 ¥23.10 + 运费 ¥6.00 − 退货运费 ¥4.00）。',
    '各笔付款（计入处理中的退款）最多可退 ¥20.00，尚有 ¥5.10 无法退回。',
    '付款 wechat：退回 ¥20.00。',
  ])
})
