import { expect, test } from 'vitest'
import { durationText } from './duration-text.ts'

test.each([
  ['P1D', '1 day', '1天'],
  ['PT4H', '4 hours', '4小时'],
  ['P1DT12H', '1 day', '1天'],
  ['PT90M', '1 hour', '1小时'],
  ['P', 'P', 'P'],
  ['PT', 'PT', 'PT'],
  ['P1M', 'P1M', 'P1M'],
  ['tomorrow', 'tomorrow', 'tomorrow'],
])('%s is %s', (duration, en, zh) => {
  expect([durationText(duration, 'en'), durationText(duration, 'zh-CN')]).toEqual([en, zh])
})
