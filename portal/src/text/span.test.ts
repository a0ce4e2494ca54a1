import { expect, test } from 'vitest'
import { spanOf } from './span.ts'

test.each([
  [1, '1 s'],
  [60, '60 s'],
  [61, '2 min'],
  [3_600, '60 min'],
  [3_601, '2 h'],
  [86_400, '24 h'],
])('%i seconds are %s', (seconds, said) => {
  expect(spanOf(seconds, ' s', ' min', ' h')).toBe(said)
})
