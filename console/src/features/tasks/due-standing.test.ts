import { expect, test } from 'vitest'
import { dueStanding } from './due-standing.ts'

test.each([
  [0, 'calm'],
  [79, 'calm'],
  [80, 'warned'],
  [99, 'warned'],
  [100, 'breached'],
  [500, 'breached'],
] as const)('of a hundred, after %i it is %s', (now, standing) => {
  expect(dueStanding(0, 100, now)).toBe(standing)
})
