import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMoney,
  currencySign,
  decimalText,
  formatMoney,
  type Money,
  money,
  multiplyRounded,
  parseMoney,
  subtractMoney,
} from './money.ts'

const cny = (minor: number): Money => ({ minor, currency: 'CNY' })
const anyMoney = fc.record({ minor: fc.maxSafeInteger(), currency: fc.constantFrom('CNY', 'JPY', 'KWD', 'GBP') })

describe('the minor unit is the currency’s own', () => {
  test.each([
    ['19.9', 'CNY', 1990],
    ['1200', 'JPY', 1200],
    ['1.234', 'KWD', 1234],
    ['-0.05', 'GBP', -5],
    ['+7', 'USD', 700],
    ['19.990', 'CNY', 1999],
    ['-0', 'CNY', 0],
    ['0007.10', 'EUR', 710],
  ])('%s %s is %d', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ ok: true, value: { minor, currency } })
  })
})

describe('what is no exact amount is refused', () => {
  test.each([
    ['19.999', 'CNY', 'money.too-precise'],
    ['0.5', 'JPY', 'money.too-precise'],
    ['1,200', 'CNY', 'money.not-a-decimal'],
    ['', 'CNY', 'money.not-a-decimal'],
    ['1e3', 'CNY', 'money.not-a-decimal'],
    ['.5', 'CNY', 'money.not-a-decimal'],
    ['９', 'CNY', 'money.not-a-decimal'],
    ['1'.repeat(31), 'CNY', 'money.not-a-decimal'],
    ['90071992547409.92', 'CNY', 'money.too-large'],
    ['1', 'XXX', 'money.unknown-currency'],
    ['1', 'cny', 'money.unknown-currency'],
  ])('%j %s: %s', (text, currency, code) => {
    expect(parseMoney(text, currency)).toMatchObject({ ok: false, refusal: { code } })
  })
})

test('currencies are never mixed', () => {
  expect(addMoney(cny(1), { minor: 1, currency: 'USD' })).toEqual({
    ok: false,
    refusal: { code: 'money.mixed-currencies', left: 'CNY', right: 'USD' },
  })
})

test('a sum that would lose a cent is refused', () => {
  expect(addMoney(cny(Number.MAX_SAFE_INTEGER), cny(1))).toMatchObject({ refusal: { code: 'money.too-large' } })
  expect(money(0.5, 'CNY')).toMatchObject({ refusal: { code: 'money.too-large' } })
})

test('taking away undoes adding', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (a, b) => {
      const sum = addMoney(cny(a), cny(b))
      expect(sum.ok && subtractMoney(sum.value, cny(b))).toEqual({ ok: true, value: cny(a) })
    }),
  )
})

test('plain text is read back exactly', () => {
  fc.assert(
    fc.property(anyMoney, (amount) => {
      expect(parseMoney(decimalText(amount), amount.currency)).toEqual({ ok: true, value: amount })
    }),
  )
})

describe('price × quantity is rounded once, half away from zero', () => {
  test.each([
    ['2.55', 6, 'GBP', 1530],
    ['0.085', 1, 'GBP', 9],
    ['0.085', -1, 'GBP', -9],
    ['-0.085', 1, 'GBP', -9],
    ['0.0849', 1, 'GBP', 8],
    ['1.005', 1, 'GBP', 101],
    ['0.001', 4, 'GBP', 0],
    ['0.001', 5, 'GBP', 1],
    ['99.5', 3, 'JPY', 299],
    ['0.1', 3, 'KWD', 300],
    ['12345678901234567890.123', 0, 'CNY', 0],
    ['0.000000000000000000000000000001', 9_007_199_254_740_991, 'CNY', 0],
    ['0.00000000000000005', 1_000_000_000_000_000, 'CNY', 5],
  ])('%s × %d %s is %d', (price, quantity, currency, minor) => {
    expect(multiplyRounded(price, quantity, currency)).toEqual({ ok: true, value: { minor, currency } })
  })

  test('against exact arithmetic for any price and quantity', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 18n), fc.nat(9), fc.integer(), (unscaled, scale, quantity) => {
        const digits = unscaled.toString().padStart(scale + 1, '0')
        const price = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
        const exact = unscaled * BigInt(quantity) * 100n
        const one = 10n ** BigInt(scale)
        const answer = multiplyRounded(price, quantity, 'CNY')
        if (!answer.ok) {
          expect(answer.refusal.code).toBe('money.too-large')
          expect((exact < 0n ? -exact : exact) / one).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER) - 1n)
          return
        }
        const off = BigInt(answer.value.minor) * one - exact
        expect(2n * (off < 0n ? -off : off) <= one).toBe(true)
      }),
    )
  })

  test('a price that is no decimal is refused, a broken quantity is a defect', () => {
    expect(multiplyRounded('free', 1, 'CNY')).toMatchObject({ refusal: { code: 'money.not-a-decimal', text: 'free' } })
    expect(multiplyRounded('1', 1, 'XXX')).toMatchObject({ refusal: { code: 'money.unknown-currency' } })
    expect(() => multiplyRounded('1', 1.5, 'CNY')).toThrow(RangeError)
  })
})

describe('people read amounts in their language', () => {
  test.each([
    [cny(123450), 'zh-CN', '¥1,234.50'],
    [cny(123450), 'en', '¥1,234.50'],
    [cny(-5), 'zh-CN', '-¥0.05'],
    [{ minor: 1200, currency: 'JPY' }, 'en', 'JPY\u00a01,200'],
    [{ minor: 1200, currency: 'JPY' }, 'zh-CN', 'JP¥1,200'],
    [{ minor: 1200, currency: 'USD' }, 'en', '$12.00'],
    [cny(Number.MAX_SAFE_INTEGER), 'zh-CN', '¥90,071,992,547,409.91'],
  ] as const)('%j in %s is %s', (amount, language, text) => {
    expect(formatMoney(amount, language)).toBe(text)
  })

  test('what stands before an amount stands before it alone', () => {
    expect([currencySign('CNY', 'en'), currencySign('JPY', 'en'), currencySign('USD', 'zh-CN')]).toEqual([
      '¥',
      'JPY',
      'US$',
    ])
  })

  test('an unknown currency cannot be printed', () => {
    expect(() => decimalText({ minor: 1, currency: 'XXX' })).toThrow(/ISO 4217/)
  })
})
