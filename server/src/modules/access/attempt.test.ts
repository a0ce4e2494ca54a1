import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { allowedAttempts, byAccount, byAddress, isFirstBeyond } from './attempt.ts'

test.each([
  ['10.0.0.1', 'address:10.0.0.1'],
  ['::ffff:10.0.0.1', 'address:::ffff:10.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', 'address:2001:db8:1:2'],
  ['2001:db8:1:2:ffff::', 'address:2001:db8:1:2'],
  ['2001:db8::1', 'address:2001:db8:0:0'],
  ['::1', 'address:0:0:0:0'],
])('%s counts as %s', (address, name) => {
  expect(byAddress(address).name).toBe(name)
})

test('an account is counted whatever the case of its address, and its address is not kept', () => {
  expect(byAccount('Lin@Example.com')).toEqual(byAccount('lin@example.com'))
  expect(byAccount('lin@example.com').name).not.toContain('lin')
})

const counts = (a: number, b: number) => [
  { name: 'a', count: a, windowEndsAt: instant('2026-03-01T08:00:00.001Z') },
  { name: 'b', count: b, windowEndsAt: instant('2026-03-01T08:01:30Z') },
]

test('the limit itself is allowed; beyond it the wait is to the end of the longest window', () => {
  const now = instant('2026-03-01T08:00:00Z')
  const subjects = [
    { name: 'a', limit: 2 },
    { name: 'b', limit: 2 },
  ]
  expect(allowedAttempts(subjects, counts(2, 2), now).ok).toBe(true)
  expect(allowedAttempts(subjects, counts(3, 1), now)).toMatchObject({ refusal: { retryAfterSeconds: 1 } })
  expect(allowedAttempts(subjects, counts(3, 3), now)).toMatchObject({ refusal: { retryAfterSeconds: 90 } })
})

test.each([
  [2, 2, false],
  [3, 1, true],
  [3, 3, true],
  [4, 1, false],
  [4, 3, false],
])('of a limit of two: %d and %d attempts, the first beyond: %s', (a, b, isFirst) => {
  const subjects = ['a', 'b'].map((name) => ({ name, limit: 2 }))
  expect(isFirstBeyond(subjects, counts(a, b))).toBe(isFirst)
})
