import { expect, test } from 'vitest'
import { dateWritten } from './date-written.ts'

test.each([
  ['yyyy-MM-dd HH:mm:ss', '2026-11-01 14:30:00'],
  ['M/d/yy H:mm', '11/1/26 14:30'],
  ['yyyy年MM月dd日', '2026年11月01日'],
])('%s is shown as %s', (format, written) => {
  expect(dateWritten(format)).toBe(written)
})
