import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateReader, decimalCell, identifierCell, integerCell, textCell } from './cell-values.ts'

const value = (answer: { ok: boolean; value?: unknown; refusal?: { code: string } }) =>
  answer.ok ? answer.value : answer.refusal?.code

function at(year: number, month: number, day: number, hour = 0, minute = 0, second = 0) {
  return { year, month, day, hour, minute, second, millisecond: 0 }
}

describe('text', () => {
  test.each([
    ['  订单 ', '订单'],
    ['`4200001234', '4200001234'],
    ["'0012", '0012'],
    ['="0012"', '0012'],
    ['\t20260301\t', '20260301'],
    ['\u3000２０２６－０３\u00A0', '2026-03'],
    ['', ''],
  ])('%j is %j', (cell, text) => {
    expect(textCell(cell)).toBe(text)
  })
})

describe('identifiers stay text', () => {
  test.each([
    ['0012', '0012'],
    ['4200001234567890123456', '4200001234567890123456'],
    ['1E5', '1E5'],
    ['85123A', '85123A'],
    ['1.23457E+17', 'intake.cell-digits-lost'],
    ['2E+18', 'intake.cell-digits-lost'],
  ])('%j is %j', (cell, expected) => {
    expect(value(identifierCell(cell))).toBe(expected)
  })
})

describe('whole numbers', () => {
  test.each([
    ['6', 6],
    ['-6', -6],
    ['+6', 6],
    ['1,234', 1234],
    ['３', 3],
    ['`12', 12],
    ['3.00', 3],
    ['-0', 0],
    ['3.5', 'intake.cell-not-integer'],
    ['1,23', 'intake.cell-not-integer'],
    ['', 'intake.cell-not-integer'],
    ['1e3', 'intake.cell-not-integer'],
    ['9007199254740992', 'intake.cell-not-integer'],
    ['合计', 'intake.cell-not-integer'],
  ])('%j is %j', (cell, expected) => {
    expect(value(integerCell(cell))).toBe(expected)
  })

  test('every safe integer is read as itself', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (number) => {
        expect(value(integerCell(`${number}`))).toBe(number)
      }),
    )
  })
})

describe('decimal numbers stay exact text', () => {
  test.each([
    ['2.55', '2.55'],
    ['-12.50', '-12.50'],
    ['￥1,234.50', '1234.50'],
    ['-¥ 5', '-5'],
    ['12.3元', '12.3'],
    ['.5', '0.5'],
    ['-.5', '-0.5'],
    ['１２．５', '12.5'],
    ['12345678901234567890.12', '12345678901234567890.12'],
    ['5.', 'intake.cell-not-decimal'],
    ['1.2E+5', 'intake.cell-not-decimal'],
    ['$5', 'intake.cell-not-decimal'],
    ['', 'intake.cell-not-decimal'],
  ])('%j is %j', (cell, expected) => {
    expect(value(decimalCell(cell))).toBe(expected)
  })
})

describe('dates', () => {
  test.each([
    ['M/d/yy H:mm', '12/1/10 8:26', at(2010, 12, 1, 8, 26)],
    ['M/d/yy H:mm', '1/31/69 23:59', at(1969, 1, 31, 23, 59)],
    ['M/d/yy H:mm', '1/31/68 23:59', at(2068, 1, 31, 23, 59)],
    ['yyyy-MM-dd HH:mm:ss', '`2026-03-01 08:00:09', at(2026, 3, 1, 8, 0, 9)],
    ['yyyy-MM-dd HH:mm:ss', '２０２６-03-01  08:00:09', at(2026, 3, 1, 8, 0, 9)],
    ['yyyy年M月d日', '2026年3月1日', at(2026, 3, 1)],
    ['yyyyMMdd', '20260301', at(2026, 3, 1)],
  ])('%s reads %s', (format, cell, wall) => {
    expect(value(dateReader(format)(cell))).toEqual(wall)
  })

  test.each([
    ['M/d/yy H:mm', '2/30/10 8:26'],
    ['M/d/yy H:mm', '13/1/10 8:26'],
    ['M/d/yy H:mm', '12/1/10 24:00'],
    ['M/d/yy H:mm', '12/1/2010 8:26'],
    ['M/d/yy H:mm', ''],
    ['yyyy-MM-dd', '2026-03-01 08:00:00'],
    ['yyyy.MM.dd', '2026-03-01'],
  ])('%s refuses %j', (format, cell) => {
    expect(dateReader(format)(cell)).toEqual({
      ok: false,
      refusal: { code: 'intake.cell-not-date', text: cell, format },
    })
  })

  test('a format nobody can read is a defect', () => {
    expect(() => dateReader('yyyy-MM-dd hh:mm')).toThrow(/got hh/)
  })
})
