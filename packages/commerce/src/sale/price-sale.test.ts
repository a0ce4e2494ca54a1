import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { drawnSale, numRuns, patience } from '../../test/drawn-terms.ts'
import { priceSale } from './price-sale.ts'
import type { PricedSale, SaleTerms } from './sale.ts'
import { worthOf } from './worth-of.ts'

vi.setConfig({ testTimeout: patience })

const sale = (terms: Partial<SaleTerms>): SaleTerms => ({ currency: 'CNY', taxIncluded: true, lines: [], ...terms })

function priced(terms: Partial<SaleTerms>): PricedSale {
  const result = priceSale(sale(terms))
  if (!result.ok) throw new Error(`expected a sale, got ${JSON.stringify(result.refusal)}`)
  return result.value
}

const refusalOf = (terms: Partial<SaleTerms>) => {
  const result = priceSale(sale(terms))
  return result.ok ? undefined : result.refusal
}

describe('tax is reckoned once, on the discounted amount, rounded half up per line', () => {
  test.each([
    ['exclusive 8.875 %', false, 1000, 0, 8.875, 89, 1089],
    ['exclusive, after the discount', false, 1000, 200, 8.875, 71, 871],
    ['exclusive, a half goes up', false, 50, 0, 5, 3, 53],
    ['exclusive, just below a half', false, 49, 0, 5, 2, 51],
    ['included 13 %', true, 11300, 0, 13, 1300, 11300],
    ['included, after the discount', true, 12000, 700, 13, 1300, 11300],
    ['included, a half goes up', true, 21, 0, 20, 4, 21],
    ['1.005 % of 100.00 is exactly 100.5', false, 10_000, 0, 1.005, 101, 10_101],
    ['no rate', false, 1000, 0, undefined, 0, 1000],
    ['a rate of 16 digits', false, 9_000_000_000_000_000, 0, 0.0000000000000001, 0, 9_000_000_000_000_000],
    ['another, just below the whole', false, 3, 0, 33.33333333333333, 1, 4],
    ['100 %', true, 3, 0, 100, 2, 3],
  ])('%s', (_, taxIncluded, unitPrice, discount, taxRate, tax, paid) => {
    const lines = [{ id: 'a', quantity: 1, unitPrice, discount, taxRate }]
    expect(priced({ taxIncluded, lines }).lines[0]).toMatchObject({ tax, paid })
  })
})

describe('an order discount is spread by largest remainder', () => {
  const lines = [
    { id: 'a', quantity: 1, unitPrice: 1000 },
    { id: 'b', quantity: 1, unitPrice: 1000, discount: 500 },
    { id: 'c', quantity: 3, unitPrice: 500 },
  ]
  const shares = (terms: Partial<SaleTerms>) => {
    const { lines, shipping } = priced(terms)
    return [...lines.map(({ orderDiscount }) => orderDiscount), shipping.orderDiscount]
  }

  test('over what the lines cost after their own discounts', () => {
    expect(shares({ lines, orderDiscounts: [{ amount: 100, over: 'lines' }] })).toEqual([33, 17, 50, 0])
  })

  test('over lines and shipping', () => {
    const shipping = { amount: 1200, discount: 200 }
    expect(shares({ lines, shipping, orderDiscounts: [{ amount: 400, over: 'linesAndShipping' }] })).toEqual([
      100, 50, 150, 100,
    ])
    expect(shares({ lines, shipping, orderDiscounts: [{ amount: 300, over: 'lines' }] })).toEqual([100, 50, 150, 0])
  })

  test('each over what those before it left', () => {
    const two = [
      { id: 'a', quantity: 1, unitPrice: 100 },
      { id: 'b', quantity: 1, unitPrice: 100, discount: 99 },
    ]
    const orderDiscounts = [
      { amount: 100, over: 'lines' as const },
      { amount: 1, over: 'lines' as const },
    ]
    expect(shares({ lines: two, orderDiscounts })).toEqual([100, 1, 0])
  })

  test('never beyond what there is: it is cut, and says so', () => {
    const sold = priced({ lines, orderDiscounts: [{ amount: 5000, over: 'lines' }], shipping: { amount: 700 } })
    expect(sold.totals).toMatchObject({ gross: 4200, discount: 500, orderDiscount: 3000, paid: 700 })
    expect(sold.orderDiscounts).toEqual([{ amount: 5000, over: 'lines', applied: 3000 }])
  })

  test('a gift is free and bears none of it', () => {
    const sold = priced({
      lines: [...lines, { id: 'g', quantity: 2, unitPrice: 300, taxRate: 13, gift: true, giftOf: 'a' }],
      orderDiscounts: [{ amount: 100, over: 'lines' }],
    })
    expect(sold.lines[3]).toEqual({
      id: 'g',
      quantity: 2,
      gift: true,
      gross: 600,
      discount: 600,
      orderDiscount: 0,
      net: 0,
      tax: 0,
      paid: 0,
    })
  })
})

const line = { id: 'a', quantity: 1, unitPrice: 100 }

describe('what is no sale is refused, naming the field', () => {
  test.each<[Partial<SaleTerms>, string, string]>([
    [{ lines: [line], currency: 'cny' }, 'commerce.unknown-currency', 'currency'],
    [{ lines: [] }, 'commerce.nothing-given', 'lines'],
    [{ lines: [{ ...line, quantity: 0 }] }, 'commerce.not-a-whole-number', 'lines[0].quantity'],
    [{ lines: [{ ...line, quantity: 1.5 }] }, 'commerce.not-a-whole-number', 'lines[0].quantity'],
    [{ lines: [{ ...line, unitPrice: -1 }] }, 'commerce.not-a-whole-number', 'lines[0].unitPrice'],
    [{ lines: [{ ...line, unitPrice: Number.NaN }] }, 'commerce.not-a-whole-number', 'lines[0].unitPrice'],
    [{ lines: [{ ...line, taxRate: 100.01 }] }, 'commerce.not-a-percent', 'lines[0].taxRate'],
    [{ lines: [{ ...line, taxRate: Number.NaN }] }, 'commerce.not-a-percent', 'lines[0].taxRate'],
    [{ lines: [{ ...line, discount: 101 }] }, 'commerce.discount-too-large', 'lines[0].discount'],
    [{ lines: [line, line] }, 'commerce.id-twice', 'lines[1].id'],
    [{ lines: [{ ...line, giftOf: 'a' }] }, 'commerce.not-a-gift', 'lines[0].giftOf'],
    [{ lines: [{ ...line, gift: true, giftOf: 'b' }] }, 'commerce.unknown-line', 'lines[0].giftOf'],
    [{ lines: [{ ...line, gift: true, giftOf: 'a' }] }, 'commerce.gift-of-gift', 'lines[0].giftOf'],
    [
      { lines: [line], orderDiscounts: [{ amount: 0.5, over: 'lines' }] },
      'commerce.not-a-whole-number',
      'orderDiscounts[0].amount',
    ],
    [{ lines: [line], shipping: { amount: -5 } }, 'commerce.not-a-whole-number', 'shipping.amount'],
    [{ lines: [line], shipping: { amount: 5, discount: 6 } }, 'commerce.discount-too-large', 'shipping.discount'],
    [{ lines: [line], shipping: { amount: 5, taxRate: -1 } }, 'commerce.not-a-percent', 'shipping.taxRate'],
    [{ lines: [{ ...line, unitPrice: 2 ** 52, quantity: 2 }] }, 'commerce.sum-too-large', 'lines[0]'],
    [
      {
        lines: [
          { ...line, unitPrice: 2 ** 53 - 1 },
          { ...line, id: 'b' },
        ],
      },
      'commerce.sum-too-large',
      'lines[1]',
    ],
    [
      { lines: [{ ...line, unitPrice: 2 ** 53 - 1, taxRate: 1 }], taxIncluded: false },
      'commerce.sum-too-large',
      'lines[0]',
    ],
    [{ lines: [line, { ...line, id: 'g', unitPrice: 2 ** 53 - 1, gift: true }] }, 'commerce.sum-too-large', 'lines[1]'],
    [{ lines: [{ ...line, unitPrice: 2 ** 53 - 1 }], shipping: { amount: 1 } }, 'commerce.sum-too-large', 'shipping'],
  ])('%j: %s at %s', (terms, code, field) => {
    expect(refusalOf(terms)).toMatchObject({ code, field })
  })
})

test('nothing is negative, every part adds up, and an order discount is taken off once and whole', () => {
  fc.assert(
    fc.property(drawnSale, (terms) => {
      const { lines, shipping, orderDiscounts, totals } = priced(terms)
      for (const part of [...lines, shipping]) {
        expect(
          Math.min(part.gross, part.discount, part.orderDiscount, part.net, part.tax, part.paid),
        ).toBeGreaterThanOrEqual(0)
        expect(part.gross - part.discount - part.orderDiscount).toBe(part.net)
        expect(part.paid - part.net).toBe(terms.taxIncluded ? 0 : part.tax)
      }
      const borne = [...lines, shipping].reduce((sum, { orderDiscount }) => sum + orderDiscount, 0)
      expect(orderDiscounts.reduce((sum, { applied }) => sum + applied, 0)).toBe(borne)
      expect(totals.paid).toBe([...lines, shipping].reduce((sum, { paid }) => sum + paid, 0))
      expect(priced(terms)).toEqual(priced(terms))
    }),
    { numRuns },
  )
})

test('any way of splitting a line comes to what was paid', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.array(fc.nat(30), { minLength: 1 }), (paid, takes) => {
      const quantity = takes.reduce((sum, take) => sum + take, 0)
      fc.pre(quantity > 0)
      let from = 0
      let sum = 0n
      for (const units of takes) {
        const worth = worthOf(paid, quantity, from, units)
        expect(worth).toBeGreaterThanOrEqual(0)
        sum += BigInt(worth)
        from += units
      }
      expect(sum).toBe(BigInt(paid))
    }),
  )
  expect(() => worthOf(100, 3, 2, 2)).toThrow(RangeError)
})
