import { addMilliseconds, type Instant, instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { byNetwork, byOrder, codesOfNetwork, codesOfOrder, countFailure, type Failures, NONE } from './attempt.ts'

const NOON = instant('2026-03-01T12:00:00Z')
const after = (seconds: number) => addMilliseconds(NOON, seconds * 1000)

/** What becomes of one that comes so many seconds after noon. */
function counting(subject: ReturnType<typeof byOrder>) {
  let standing: Failures = NONE
  return (seconds: number): number | 'counted' => {
    const now: Instant = after(seconds)
    const known = standing.forgottenAt !== null && now < standing.forgottenAt ? standing : NONE
    const counted = countFailure(subject, known, now)
    if (!counted.ok) return counted.refusal.retryAfterSeconds
    standing = counted.value
    return 'counted'
  }
}

test('one code a minute is sent for an order, and five in a day, which begins with the first', () => {
  const ask = counting(codesOfOrder('x'))
  expect([0, 1, 59, 60, 61].map(ask)).toEqual(['counted', 59, 1, 'counted', 59])
  expect([200, 300, 400].map(ask)).toEqual(['counted', 'counted', 'counted'])
  const day = 24 * 3600
  expect([500, day - 1, day].map(ask)).toEqual([day - 500, 1, 'counted'])
})

test('thirty codes are sent in an hour for a network, whatever the orders', () => {
  const ask = counting(codesOfNetwork('10.0.0.0'))
  expect(Array.from({ length: 31 }, (_, at) => ask(at)).filter((one) => one === 'counted')).toHaveLength(30)
  expect([3_599, 3_600].map(ask)).toEqual([1, 'counted'])
})

test('wrong proofs of an order lock twice as long each time, and are forgotten a day after the last', () => {
  const fail = counting(byOrder('x'))
  expect(Array.from({ length: 5 }, () => fail(0))).toEqual(Array.from({ length: 5 }, () => 'counted'))
  expect([0, 60, 61].map(fail)).toEqual([60, 'counted', 119])
  expect([24 * 3600 + 60].map(fail)).toEqual(['counted'])
})

test('a network is locked no longer than until its failures are forgotten', () => {
  const fail = counting(byNetwork('10.0.0.0'))
  for (let at = 0; at < 59; at += 1) fail(0)
  expect([3_590, 3_595, 3_600].map(fail)).toEqual(['counted', 5, 'counted'])
})
