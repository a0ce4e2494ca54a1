import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { agoText, listedText } from './format.ts'

test('a list says the year of what is not of this year', () => {
  const now = instant('2026-11-30T12:00:00Z')
  const said = (at: string, language: 'en' | 'zh-CN') => listedText(instant(at), language, now)
  expect(said('2026-06-15T12:34:00Z', 'en')).toMatch(/^1[56] Jun, \d\d:34$/)
  expect(said('2025-06-15T12:34:00Z', 'en')).toMatch(/^1[56] Jun 2025, \d\d:34$/)
  expect(said('2026-06-15T12:34:00Z', 'zh-CN')).toMatch(/^06\/1[56] \d\d:34$/)
  expect(said('2025-06-15T12:34:00Z', 'zh-CN')).toMatch(/^2025\/06\/1[56] \d\d:34$/)
})

test('days ago are days of the calendar', () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime()
  const said = (day: number, hour: number) => agoText(instant(new Date(at(day, hour)).toISOString()), at(9, 1), 'en')
  expect(said(7, 23)).toBe('2 days ago')
  expect(said(8, 0)).toBe('yesterday')
  expect(said(8, 2)).toBe('23 hours ago')
  expect(said(11, 0)).toBe('in 2 days')
})
