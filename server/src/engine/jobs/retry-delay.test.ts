import { expect, test } from 'vitest'
import { retryDelay } from './retry-delay.ts'

test.each([
  [1, 10],
  [2, 20],
  [3, 40],
  [4, 80],
  [5, 160],
  [6, 300],
  [1_000, 300],
])('after %i failures a job rests for %i seconds', (failures, seconds) => {
  expect(retryDelay(failures)).toBe(seconds * 1_000)
})
