import { expect, test } from 'vitest'
import { timeToLive } from './time-to-live.ts'

test.each([
  ['PT1H', 3_600_000],
  ['PT0S', 0],
  ['P1DT2H3M4.5S', 93_784_500],
  ['P2W', 1_209_600_000],
  ['P1D', 86_400_000],
  ['PT', null],
  ['P', null],
  ['P1M', null],
  ['1h', null],
  ['-PT1H', null],
  ['', null],
])('%s is %s milliseconds', (text, milliseconds) => {
  expect(timeToLive(text)).toBe(milliseconds)
})
