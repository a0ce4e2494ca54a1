import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { warrantyOf } from '../warranty/warranty-of.ts'
import { quoteRepair } from './quote-repair.ts'
import type { RepairPrice, RepairQuote, RepairTerms } from './repair-quote.ts'

const priceList: RepairPrice[] = [
  { code: 'P1', name: '压缩机', kind: 'part', component: 'compressor', unitPrice: 60_000, taxRate: 13 },
  { code: 'P2', name: '密封条', kind: 'part', component: 'door', unitPrice: 3_550, taxRate: 13 },
  { code: 'L1', name: '更换压缩机', kind: 'labour', component: 'compressor', unitPrice: 15_000, taxRate: 6 },
  { code: 'L2', name: '上门', kind: 'labour', component: 'visit', unitPrice: 5_000 },
]

const terms = (given: Partial<RepairTerms>): RepairTerms => ({
  currency: 'CNY',
  taxIncluded: false,
  priceList,
  items: [
    { code: 'P1', quantity: 1 },
    { code: 'L1', quantity: 1 },
    { code: 'P2', quantity: 2 },
    { code: 'L2', quantity: 1 },
  ],
  coverage: [{ component: 'compressor', covered: true }],
  cause: 'defect',
  ...given,
})

function quoted(given: Partial<RepairTerms>): RepairQuote {
  const result = quoteRepair(terms(given))
  if (!result.ok) throw new Error(`expected a quotation, got ${JSON.stringify(result.refusal)}`)
  return result.value
}

describe('each line is free where the warranty covers its component', () => {
  test('with tax on top', () => {
    const quote = quoted({})
    expect(
      quote.lines.map(({ code, tax, price, pay, warrantyCost, reason }) => [
        code,
        tax,
        price,
        pay,
        warrantyCost,
        reason.code,
      ]),
    ).toEqual([
      ['P1', 7_800, 67_800, 0, 67_800, 'in-warranty'],
      ['L1', 900, 15_900, 0, 15_900, 'in-warranty'],
      ['P2', 923, 8_023, 8_023, 0, 'not-in-warranty'],
      ['L2', 0, 5_000, 5_000, 0, 'not-in-warranty'],
    ])
    expect(quote).toMatchObject({
      parts: 7_100,
      labour: 5_000,
      tax: 923,
      pay: 13_023,
      warrantyCost: 83_700,
      price: 96_723,
    })
  })

  test('with the tax in the prices', () => {
    expect(
      quoted({
        taxIncluded: true,
        items: [
          { code: 'P2', quantity: 2 },
          { code: 'L1', quantity: 1 },
        ],
        coverage: [],
      }),
    ).toMatchObject({
      parts: 7_100,
      labour: 15_000,
      tax: 817 + 849,
      pay: 22_100,
      warrantyCost: 0,
    })
  })

  test.each(['misuse', 'accident'] as const)('but nothing is where the cause is %s', (cause) => {
    const quote = quoted({ cause })
    expect(quote).toMatchObject({ pay: 96_723, warrantyCost: 0 })
    expect(quote.lines.map(({ reason }) => reason.code)).toEqual([
      'cause-excluded',
      'cause-excluded',
      'not-in-warranty',
      'not-in-warranty',
    ])
  })

  test('as the warranty of the unit has it', () => {
    const unit = {
      sold: '2025-03-01',
      terms: [
        { component: 'compressor', months: 36 },
        { component: 'door', months: 12 },
      ],
      events: [],
    }
    const answers = warrantyOf(unit, ['compressor', 'door', 'visit'], '2026-06-01')
    expect(quoted({ coverage: answers.ok ? answers.value : [] })).toMatchObject({ pay: 13_023, warrantyCost: 83_700 })
  })
})

test('each figure is explained, in Chinese and in English', () => {
  const { explanation } = quoted({
    items: [
      { code: 'P1', quantity: 1 },
      { code: 'P2', quantity: 2 },
    ],
  })
  expect(explanation).toEqual({
    zh: '压缩机 × 1：¥678.00。“compressor”在保修期内，免费。\n密封条 × 2：¥80.23。“door”不在保修范围或已过保修期。\n客户应付 ¥80.23，计入保修成本 ¥678.00。',
    en: '压缩机 × 1: ¥678.00. “compressor” is under warranty: free.\n密封条 × 2: ¥80.23. “door” is not under warranty.\nTo pay: ¥80.23; covered by the warranty: ¥678.00.',
  })
})

describe('what makes no quotation is refused, naming the field', () => {
  const [part] = priceList as [RepairPrice]
  test.each<[Partial<RepairTerms>, string, string]>([
    [{ currency: 'RMB' }, 'commerce.unknown-currency', 'currency'],
    [{ items: [] }, 'commerce.nothing-given', 'items'],
    [{ items: [{ code: 'P9', quantity: 1 }] }, 'repairs.unknown-price', 'items[0].code'],
    [{ items: [{ code: 'P1', quantity: 0 }] }, 'commerce.not-a-whole-number', 'items[0].quantity'],
    [{ items: [{ code: 'P1', quantity: 0.5 }] }, 'commerce.not-a-whole-number', 'items[0].quantity'],
    [{ items: [{ code: 'P1', quantity: 2 ** 52 }] }, 'commerce.sum-too-large', 'items[0]'],
    [{ priceList: [part, part] }, 'commerce.id-twice', 'priceList[1].code'],
    [{ priceList: [{ ...part, unitPrice: -1 }] }, 'commerce.not-a-whole-number', 'priceList[0].unitPrice'],
    [{ priceList: [{ ...part, taxRate: 101 }] }, 'commerce.not-a-percent', 'priceList[0].taxRate'],
    [
      {
        coverage: [
          { component: 'a', covered: true },
          { component: 'a', covered: false },
        ],
      },
      'commerce.id-twice',
      'coverage[1].component',
    ],
  ])('%j: %s at %s', (given, code, field) => {
    expect(quoteRepair(terms(given))).toMatchObject({ ok: false, refusal: { code, field } })
  })
})

const anyPrice = fc.record({
  kind: fc.constantFrom<RepairPrice['kind'][]>('part', 'labour'),
  component: fc.constantFrom('a', 'b', 'c'),
  unitPrice: fc.oneof(fc.nat(50), fc.nat(2 ** 40)),
  taxRate: fc.constantFrom(undefined, 0, 6, 8.875, 13),
})
const anyTerms = fc
  .record({
    currency: fc.constantFrom('CNY', 'JPY', 'KWD'),
    taxIncluded: fc.boolean(),
    prices: fc.array(anyPrice, { minLength: 1, maxLength: 6 }),
    chosen: fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 8 }),
    covered: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    cause: fc.constantFrom<RepairTerms['cause'][]>('defect', 'misuse', 'accident'),
  })
  .map(
    ({ prices, chosen, covered, ...terms }): RepairTerms => ({
      ...terms,
      priceList: prices.map((price, index) => ({ ...price, code: `c${index}`, name: `n${index}` })),
      items: chosen.map(([at, quantity]) => ({ code: `c${at % prices.length}`, quantity })),
      coverage: covered.map((component) => ({ component, covered: true })),
    }),
  )

test('what is paid and what the warranty bears is the whole price of each line, and the sums are those of the lines', () => {
  fc.assert(
    fc.property(anyTerms, (given) => {
      const quote = quoted(given)
      const free = quoted({ ...given, coverage: [] })
      for (const [index, line] of quote.lines.entries()) {
        expect(line.pay + line.warrantyCost).toBe(line.price)
        expect(Math.min(line.pay, line.warrantyCost)).toBe(0)
        expect(line.price).toBe(free.lines[index]?.pay)
        const isCovered = given.coverage.some(({ component }) => component === line.component)
        expect(line.warrantyCost > 0).toBe(isCovered && given.cause === 'defect' && line.price > 0)
      }
      expect(quote.pay).toBe(quote.parts + quote.labour + (given.taxIncluded ? 0 : quote.tax))
      expect(quote.pay + quote.warrantyCost).toBe(quote.price)
      expect(quote.price).toBe(free.pay)
    }),
  )
})
