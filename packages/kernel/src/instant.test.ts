import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addHours, addMilliseconds, instant, instantOf, isoOf } from './instant.ts'

describe('reading ISO text', () => {
  test.each([
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01', 0],
    ['1970-01-01T08:00:00+08:00', 0],
    ['1970-01-01T00:00Z', 0],
    ['1970-01-01T00:00:00.0019Z', 1],
    ['1969-12-31T23:59:59.999Z', -1],
  ])('%s is %d', (text, milliseconds) => {
    expect(instant(text)).toBe(milliseconds)
  })

  test.each([
    '',
    'today',
    '2026-03-01T08:00:00',
    '2026-13-01',
    '2026-02-30T00:00:00Z',
    '2026-03-01 08:00:00Z',
    '3/1/26',
  ])('text without an offset or a real date is a defect: %j', (text) => {
    expect(() => instant(text)).toThrow(/expected ISO 8601/)
  })
})

test('whatever is written is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), (ms) => {
      expect(instant(isoOf(instantOf(ms)))).toBe(ms)
    }),
  )
})

test('adding moves by elapsed time', () => {
  expect(isoOf(addHours(instant('2026-03-28T12:00:00Z'), 24))).toBe('2026-03-29T12:00:00.000Z')
  expect(isoOf(addMilliseconds(instant('2026-01-01'), -1))).toBe('2025-12-31T23:59:59.999Z')
})

test('fractions and instants beyond the calendar are defects', () => {
  expect(() => instantOf(0.5)).toThrow(RangeError)
  expect(() => addHours(instantOf(8.64e15), 1)).toThrow(RangeError)
  expect(() => instantOf(Number.NaN)).toThrow(RangeError)
})
