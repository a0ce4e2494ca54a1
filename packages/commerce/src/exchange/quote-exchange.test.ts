import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { drawnPolicy, drawnRequests, drawnSale, numRuns, patience } from '../../test/drawn-terms.ts'
import { quoteRefund } from '../refund/quote-refund.ts'
import type { ExchangeQuote, ExchangeTerms } from './exchange.ts'
import { quoteExchange } from './quote-exchange.ts'

vi.setConfig({ testTimeout: patience })

type Terms = Partial<ExchangeTerms>

const coat = { id: 'coat', quantity: 2, unitPrice: 30_000, discount: 6_000 }
const exchangeOf = (terms: Terms): ExchangeTerms => ({
  currency: 'CNY',
  taxIncluded: true,
  lines: [coat],
  request: [{ line: 'coat', quantity: 1, fault: 'buyer' }],
  replacement: [{ unitPrice: 35_000, quantity: 1 }],
  ...terms,
})

function quoted(terms: Terms): ExchangeQuote {
  const quote = quoteExchange(exchangeOf(terms))
  if (!quote.ok) throw new Error(`expected a quotation, got ${JSON.stringify(quote.refusal)}`)
  return quote.value
}

describe('difference = replacement + fees − credit', () => {
  test.each<[string, Terms, number, number]>([
    ['the credit is what was paid, not the price', {}, 27_000, 35_000],
    ['the restocking fee comes off the credit', { policy: { restockingFeePercent: 10 } }, 24_300, 35_000],
    ['return freight at the buyer’s fault is charged', { policy: { returnFreight: 1_200 } }, 27_000, 36_200],
    [
      'but not at the seller’s',
      {
        policy: { returnFreight: 1_200, restockingFeePercent: 10 },
        request: [{ line: 'coat', quantity: 1, fault: 'seller' }],
      },
      27_000,
      35_000,
    ],
    [
      'shipping paid is part of the credit',
      { shipping: { amount: 900 }, policy: { refundShipping: true } },
      27_900,
      35_000,
    ],
    ['sending the replacement is charged', { replacementShipping: 500 }, 27_000, 35_500],
    [
      'tax on top, rounded half up per line',
      {
        taxIncluded: false,
        lines: [{ id: 'coat', quantity: 1, unitPrice: 1_000, taxRate: 8.875 }],
        replacement: [
          { unitPrice: 1_000, quantity: 1, taxRate: 8.875 },
          { unitPrice: 333, quantity: 3, taxRate: 5 },
        ],
        replacementShipping: { amount: 90, taxRate: 5 },
      },
      1_089,
      1_089 + 1_049 + 95,
    ],
    ['several for one', { replacement: [{ unitPrice: 9_000, quantity: 2 }] }, 27_000, 18_000],
  ])('%s', (_, terms, credit, charge) => {
    expect(quoted(terms)).toMatchObject({ credit, charge, difference: charge - credit })
  })
})

test('what is left of the credit goes back through the payments, as far as they can give it', () => {
  const cheaper: Terms = { replacement: [{ unitPrice: 20_000, quantity: 1 }] }
  const payments = [
    { id: 'card', amount: 5_000 },
    { id: 'points', amount: 1_000 },
  ]
  expect(quoted({ ...cheaper, payments })).toMatchObject({
    difference: -7_000,
    perPayment: [
      { id: 'card', amount: 5_000 },
      { id: 'points', amount: 1_000 },
    ],
    shortfall: 1_000,
  })
  expect(quoted({ payments }).perPayment.map(({ amount }) => amount)).toEqual([0, 0])
})

test('no gift is asked for, because the order goes on', () => {
  const lines = [coat, { id: 'cup', quantity: 1, unitPrice: 5_000, gift: true }]
  const quote = quoted({ lines, request: [{ line: 'coat', quantity: 2, fault: 'buyer' }] })
  expect(quote).toMatchObject({ credit: 54_000, lines: [{ id: 'coat' }] })
})

describe('nonsense is refused, naming the field', () => {
  const one = { unitPrice: 1, quantity: 1 }
  test.each<[Terms, string, string]>([
    [{ replacement: [] }, 'commerce.nothing-given', 'replacement'],
    [{ replacement: [one, { ...one, quantity: 0 }] }, 'commerce.not-a-whole-number', 'replacement[1].quantity'],
    [{ replacement: [{ ...one, unitPrice: -1 }] }, 'commerce.not-a-whole-number', 'replacement[0].unitPrice'],
    [{ replacement: [{ ...one, taxRate: 101 }] }, 'commerce.not-a-percent', 'replacement[0].taxRate'],
    [{ replacement: [{ unitPrice: 2 ** 52, quantity: 2 }] }, 'commerce.sum-too-large', 'replacement[0]'],
    [{ replacement: [{ ...one, unitPrice: 2 ** 53 - 1 }, one] }, 'commerce.sum-too-large', 'replacement'],
    [{ replacementShipping: -1 }, 'commerce.not-a-whole-number', 'replacementShipping'],
    [{ replacementShipping: { amount: -1 } }, 'commerce.not-a-whole-number', 'replacementShipping.amount'],
    [{ replacementShipping: { amount: 1, taxRate: -1 } }, 'commerce.not-a-percent', 'replacementShipping.taxRate'],
    [{ request: [] }, 'commerce.nothing-given', 'request'],
    [{ currency: '' }, 'commerce.unknown-currency', 'currency'],
  ])('%j: %s at %s', (terms, code, field) => {
    expect(quoteExchange(exchangeOf(terms))).toMatchObject({ ok: false, refusal: { code, field } })
  })
})

test('every figure has its sentence, in both languages', () => {
  const { explanation } = quoted({
    policy: { returnFreight: 1_200 },
    replacement: [{ unitPrice: 30_000, quantity: 1, taxRate: 13 }],
    replacementShipping: 500,
  })
  expect(explanation.en.split('\n')).toEqual([
    'coat: ¥540.00 paid for 2 units, of which unit 1 is worth ¥270.00: price ¥300.00 − discounts ¥30.00.',
    'Credit: ¥270.00.',
    'Replacement: 1 × ¥300.00 (including tax ¥34.51) = ¥300.00.',
    'Shipping the replacement: ¥5.00.',
    'Return shipping: ¥12.00 is charged because the buyer is at fault for all units.',
    'Charge: ¥317.00.',
    'Difference: ¥47.00 must be paid before the replacement ships.',
  ])
  expect(explanation.zh.split('\n').at(-1)).toBe('差价：须补 ¥47.00，付清后发货。')
})

test('the credit is the refund of the same units without freight, gifts and limits, and the sums are as said', () => {
  const drawn = drawnSale.chain((sale) =>
    fc.record({ sale: fc.constant(sale), requests: drawnRequests(sale), policy: drawnPolicy }),
  )
  const replacement = fc.array(
    fc.record({
      unitPrice: fc.nat(100_000),
      quantity: fc.integer({ min: 1, max: 5 }),
      taxRate: fc.constantFrom(0, 6, 8.875),
    }),
    { minLength: 1, maxLength: 3 },
  )
  fc.assert(
    fc.property(drawn, replacement, ({ sale, requests: [request = []], policy }, replacement) => {
      const terms = { ...sale, request, policy, replacement, payments: [{ id: 'p', amount: 1_000_000 }] }
      const quote = quoteExchange(terms)
      const refund = quoteRefund({ ...terms, policy: { ...policy, returnFreight: 0 } })
      if (!quote.ok || !refund.ok) throw new Error('expected quotations')
      const { credit, charge, difference, freight, perPayment, shortfall } = quote.value
      const requested = refund.value.lines.filter(({ missingGift }) => !missingGift)
      expect(quote.value.lines).toEqual(requested)
      expect(credit).toBe(requested.reduce((sum, line) => sum + line.refund, refund.value.shipping))
      const charges = [...quote.value.replacement, quote.value.replacementShipping]
      expect(charge).toBe(charges.reduce((sum, { amount }) => sum + amount, freight))
      expect(difference).toBe(charge - credit)
      const back = perPayment.reduce((sum, { amount }) => sum + amount, 0)
      expect(back + shortfall).toBe(Math.max(0, -difference))
      expect(back).toBeLessThanOrEqual(1_000_000)
    }),
    { numRuns },
  )
})

test('what goes out at the paid basis of what comes back makes no difference, whatever it costs today', () => {
  const keeps = { gross: 30_000, tax: 0, amount: 27_000 }
  const quote = quoted({ replacement: [{ quantity: 1, keeps }], policy: { returnFreight: 1_200 } })
  expect(quote).toMatchObject({ credit: 27_000, replacement: [keeps], charge: 28_200, difference: 1_200 })
  expect(quote.explanation.zh).toContain('按被替换商品的实付金额 ¥270.00')
})
