import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant, isoOf } from './instant.ts'
import {
  addDays,
  addMonths,
  daysBetween,
  type LocalDate,
  localDateAt,
  readLocalDate,
  startOfDate,
} from './local-date.ts'

function date(text: string): LocalDate {
  const read = readLocalDate(text)
  if (read === undefined) throw new Error(`expected a date, got ${text}`)
  return read
}

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '0000-01-01',
  '2026-1-1',
  '20260101',
  ' 2026-01-01',
  '10000-01-01',
  '',
])('%j is no date', (text) => {
  expect(readLocalDate(text)).toBeUndefined()
})

test.each(['2024-02-29', '0001-01-01', '9999-12-31', '2000-02-29'])('%s is a date', (text) => {
  expect(readLocalDate(text)).toBe(text)
})

describe('months are added on the calendar, cut to the end of a shorter month', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-05-31', 0, '2026-05-31'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['0099-01-31', 1, '0099-02-28'],
    ['1899-01-31', 13, '1900-02-28'],
  ])('%s and %d is %s', (from, months, to) => {
    expect(addMonths(date(from), months)).toBe(to)
  })
})

test('days are added across leap days and years', () => {
  expect(addDays(date('2024-02-28'), 2)).toBe('2024-03-01')
  expect(addDays(date('2026-01-01'), -1)).toBe('2025-12-31')
})

test('adding the days between two dates to the first gives the second', () => {
  const anyDate = fc.integer({ min: -719_162, max: 2_932_896 }).map((day) => addDays(date('1970-01-01'), day))
  fc.assert(
    fc.property(anyDate, anyDate, (from, to) => {
      expect(addDays(from, daysBetween(from, to))).toBe(to)
      expect(daysBetween(from, to) > 0).toBe(from < to)
    }),
  )
})

test('days beyond the calendar are defects', () => {
  expect(() => addDays(date('9999-12-31'), 1)).toThrow(RangeError)
  expect(() => addDays(date('0001-01-01'), -1)).toThrow(RangeError)
  expect(() => addMonths(date('9999-12-31'), 1)).toThrow(RangeError)
  expect(() => addMonths(date('2026-01-01'), 0.5)).toThrow(RangeError)
})

test('the day of an instant is that of the zone', () => {
  const evening = instant('2026-02-28T16:30:00Z')
  expect(localDateAt(evening, 'UTC')).toBe('2026-02-28')
  expect(localDateAt(evening, 'Asia/Shanghai')).toBe('2026-03-01')
})

test('a day begins at midnight, or after what clocks skip', () => {
  expect(isoOf(startOfDate(date('2026-03-01'), 'Asia/Shanghai'))).toBe('2026-02-28T16:00:00.000Z')
  expect(isoOf(startOfDate(date('2018-11-04'), 'America/Sao_Paulo'))).toBe('2018-11-04T03:00:00.000Z')
})
