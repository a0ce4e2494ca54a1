import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { listedText } from './format.ts'

test('a list says the year of what is not of this year', () => {
  const now = instant('2026-11-30T12:00:00Z')
  const said = (at: string, language: 'en' | 'zh-CN') => listedText(instant(at), language, now)
  expect(said('2026-06-15T12:34:00Z', 'en')).toMatch(/^1[56] Jun, \d\d:34$/)
  expect(said('2025-06-15T12:34:00Z', 'en')).toMatch(/^1[56] Jun 2025, \d\d:34$/)
  expect(said('2026-06-15T12:34:00Z', 'zh-CN')).toMatch(/^06\/1[56] \d\d:34$/)
  expect(said('2025-06-15T12:34:00Z', 'zh-CN')).toMatch(/^2025\/06\/1[56] \d\d:34$/)
})
