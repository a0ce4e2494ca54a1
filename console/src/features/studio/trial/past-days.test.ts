import { expect, test } from 'vitest'
import { isSpan, monthBefore } from './past-days.ts'

test('the month before is a whole one, over the year too', () => {
  expect(monthBefore('2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(monthBefore('2026-01-05')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
})

test('a span has both days, in their order', () => {
  expect(isSpan({ from: '2026-03-01', to: '2026-03-01' })).toBe(true)
  expect(isSpan({ from: '2026-03-02', to: '2026-03-01' })).toBe(false)
  expect(isSpan({ from: '', to: '2026-03-01' })).toBe(false)
})
