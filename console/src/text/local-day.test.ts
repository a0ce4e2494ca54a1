import { afterEach, expect, test, vi } from 'vitest'
import { localDay } from './local-day.ts'

afterEach(() => vi.unstubAllEnvs())

test.each([
  ['Asia/Shanghai', '2026-03-01'],
  ['UTC', '2026-02-28'],
  ['America/New_York', '2026-02-28'],
])('in %s the day is %s', (zone, day) => {
  vi.stubEnv('TZ', zone)
  expect(localDay(Date.UTC(2026, 1, 28, 16, 30))).toBe(day)
})
