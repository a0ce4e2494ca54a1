import { instant } from '@aftersale/kernel'
import { expect, onTestFinished, test, vi } from 'vitest'
import { hastenedClock, settableClock, systemClock } from './clock.ts'

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

test('a hastened clock goes so many times as fast, in steps, and never back', () => {
  const start = instant('2026-11-01T00:00:00+08:00')
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const clock = hastenedClock(start, 60, 100)
  vi.advanceTimersByTime(99)
  expect(clock.now()).toBe(start)
  vi.advanceTimersByTime(1)
  expect(clock.now() - start).toBe(6_000)
  clock.hasten(3_600)
  expect(clock.now() - start).toBe(6_000)
  vi.advanceTimersByTime(250)
  expect(clock.now() - start).toBe(6_000 + 200 * 3_600)
  clock.skip(60_000)
  expect(clock.now() - start).toBe(66_000 + 200 * 3_600)
})
