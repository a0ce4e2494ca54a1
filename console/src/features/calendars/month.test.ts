import { expect, test } from 'vitest'
import { firstWeekday, lastOf, monthOf, shiftedMonth } from './month.ts'

test('a month is that of the zone, and follows over the year', () => {
  expect(monthOf(Date.parse('2026-02-28T16:30:00Z'), 'Asia/Shanghai')).toBe('2026-03')
  expect(shiftedMonth('2026-12', 1)).toBe('2027-01')
  expect(shiftedMonth('2026-01', -1)).toBe('2025-12')
})

test('a month ends with its last day', () => {
  expect([lastOf('2028-02'), lastOf('2026-12')]).toEqual(['2028-02-29', '2026-12-31'])
})

test('weeks begin with Monday', () => {
  expect(firstWeekday('2026-02')).toBe(7)
  expect(firstWeekday('2026-06')).toBe(1)
})
