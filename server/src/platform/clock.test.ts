import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { settableClock, systemClock } from './clock.ts'

test('a settable clock stands still until it is moved', () => {
  const clock = settableClock(instant('2026-03-01T00:00:00Z'))
  expect(clock.now()).toBe(clock.now())
  clock.advance(1_500)
  expect(clock.now()).toBe(instant('2026-03-01T00:00:01.500Z'))
  clock.set(instant('2020-01-01T00:00:00Z'))
  expect(clock.now()).toBe(instant('2020-01-01T00:00:00Z'))
})

test("the system clock is the machine's", () => {
  const before = Date.now()
  const now = systemClock.now()
  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
})
