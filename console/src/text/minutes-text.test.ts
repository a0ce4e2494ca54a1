import { expect, test } from 'vitest'
import { minutesText } from './minutes-text.ts'

test.each([
  [450, '7 hours 30 minutes', '7小时30分钟'],
  [60, '1 hour', '1小时'],
  [45, '45 minutes', '45分钟'],
  [0, '0 minutes', '0分钟'],
])('%i minutes are %s', (minutes, en, zh) => {
  expect([minutesText(minutes, 'en'), minutesText(minutes, 'zh-CN')]).toEqual([en, zh])
})
