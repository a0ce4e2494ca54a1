import { expect, test } from 'vitest'
import { spanText } from './span-text.ts'

test.each([
  [20_000, '1 minute', '1分钟'],
  [59 * 60_000, '59 minutes', '59分钟'],
  [90 * 60_000, '1 hour', '1小时'],
  [49 * 3_600_000, '2 days', '2天'],
])('%i milliseconds are %s, %s', (span, english, chinese) => {
  expect([spanText(span, 'en'), spanText(span, 'zh-CN').replaceAll(' ', '')]).toEqual([english, chinese])
})
