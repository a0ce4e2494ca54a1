import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { table } from '../test/table.ts'
import { Decimal, type FeelNumber } from './decimal.ts'
import {
  add,
  canonical,
  compareNumbers,
  divide,
  modulo,
  multiply,
  numberFromText,
  numberToText,
  subtract,
} from './number.ts'

const digits = fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n })
const numbers = fc
  .tuple(
    fc.oneof(digits, fc.bigInt({ min: -9999n, max: 9999n }), fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n })),
    fc.integer({ min: -40, max: 20 }),
  )
  .map(([coefficient, exponent]) => numberFromText(`${coefficient}e${exponent}`) ?? 0)

/** The same operation done by the decimal library alone, with no fast path. */
const reference = (a: FeelNumber, b: FeelNumber, operation: 'plus' | 'minus' | 'times' | 'dividedBy') =>
  canonical(new Decimal(a)[operation](b))

describe('the fast path of plain numbers gives what 34-digit decimals give', () => {
  test.each([
    ['plus', add],
    ['minus', subtract],
    ['times', multiply],
    ['dividedBy', divide],
  ] as const)('%s', (operation, ours) => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        fc.pre(operation !== 'dividedBy' || compareNumbers(b, 0) !== 0)
        expect(ours(a, b)).toEqual(reference(a, b, operation))
      }),
      { numRuns: 2000 },
    )
  })
})

test('a number has one representation: its text reads back as the same value', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      expect(numberFromText(numberToText(number))).toEqual(number)
    }),
  )
})

test('a plain number is used exactly where 15 digits say it', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      expect(typeof number === 'number').toBe(new Decimal(number).precision() <= 15)
    }),
  )
})

test('the remainder has the sign of the divisor and is smaller', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (a, b) => {
      fc.pre(b !== 0)
      const rest = Number(modulo(a, b))
      expect(Math.abs(rest)).toBeLessThan(Math.abs(b))
      expect(rest === 0 || rest < 0 === b < 0).toBe(true)
      expect(Math.abs((a - rest) % b)).toBe(0)
    }),
  )
})

describe('numbers', () => {
  table([
    '0.1 + 0.2 => 0.3',
    '0.3 - 0.1 => 0.2',
    '1.1 * 1.1 => 1.21',
    '19.99 * 3 => 59.97',
    '1 / 3 => 0.3333333333333333333333333333333333',
    '2 / 3 => 0.6666666666666666666666666666666667',
    '10 / 4 => 2.5',
    '9007199254740993 + 0 => 9007199254740993',
    '99999999999999999999 + 1 => 100000000000000000000',
    '10 ** 20 + 1 - 10 ** 20 => 1',
    '1.2e3 => 1200',
    '.5 => 0.5',
    '2 ** -1 => 0.5',
    '-4 ** 2 => 16',
    '2 ** 3 ** 2 => 64',
    '2 ** 0.5 => 1.414213562373095048801688724209698',
    '0 - 0 * -1 => 0',
    '1 / 0 => null ! feel.no-result',
    '10 ** 7000 => null ! feel.no-result',
    '(-1) ** 0.5 => null ! feel.no-result',
    '1.0 = 1.00 => true',
    'string(1.10) => "1.1"',
    'string(1e30) => "1000000000000000000000000000000"',
    'string(0.0000001) => "0.0000001"',
    '-"1" => null ! feel.operands',
    '1 + "1" => null ! feel.operands',
    '1e7000 => unreadable feel.number-too-large',
    'decimal(1/3, 2) => 0.33',
    'decimal(2.5, 0) => 2',
    'decimal(1234, -2) => 1200',
    'floor(-1.56, 1) => -1.6',
    'ceiling(-1.5) => -1',
    'round up(-1.121, 2) => -1.13',
    'round half down(5.5, 0) => 5',
    'round half up(-5.5, 0) => -6',
    'floor(1.5, 6177) => null ! feel.bad-value',
    'floor(1.56, null) => null ! feel.arguments',
    'abs(-3.2) => 3.2',
    'abs(@"-P1Y") => @"P1Y"',
    'modulo(-10.1, 4.5) => 3.4',
    'modulo(1, 0) => null ! feel.no-result',
    'sqrt(-1) => null ! feel.no-result',
    'log(0) => null ! feel.no-result',
    'exp(1) => 2.718281828459045235360287471352662',
    'odd(5) => true',
    'even(10 ** 30) => true',
    'even(1.5) => false',
    'number("1 000,5", " ", ",") => 1000.5',
    'number("1.000.000,01", ".", ",") => 1000000.01',
    'number("1,5", ",", ",") => null ! feel.bad-value',
    'number("abc", null, null) => null ! feel.bad-value',
  ])
})
