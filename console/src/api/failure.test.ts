import { UnexpectedAnswer } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { failureOf, isWorthRetrying } from './failure.ts'
import { Refused } from './refused.ts'

const refused = (code: 'access.sign-in-needed' | 'access.not-permitted' | 'cases.not-found' | 'cases.not-stuck') =>
  new Refused({ code, message: code, facts: {}, fields: [] })

test.each([
  [refused('access.sign-in-needed'), 'signed-out'],
  [refused('access.not-permitted'), 'forbidden'],
  [refused('cases.not-found'), 'missing'],
  [refused('cases.not-stuck'), 'refused'],
  [new TypeError('Failed to fetch'), 'offline'],
  [new UnexpectedAnswer('stopping', 503, 'http.unavailable'), 'trouble'],
  [new Error('a defect'), 'trouble'],
])('%s is %s', (error, kind) => {
  expect(failureOf(error, true).kind).toBe(kind)
})

test('without a network nothing but the network is to blame, except for what the server refused before', () => {
  expect(failureOf(new Error('Unable to preload CSS'), false).kind).toBe('offline')
  expect(failureOf(refused('cases.not-found'), false).kind).toBe('missing')
})

test('the words of the server are shown, those of a defect are not', () => {
  expect(failureOf(new UnexpectedAnswer('The database is away.', 503, 'http.unavailable'), true)).toMatchObject({
    message: 'The database is away.',
  })
  expect(failureOf(new UnexpectedAnswer('expected the answer of getMe, got another shape', 200), true)).toMatchObject({
    message: null,
  })
})

test('a refusal is not asked for again', () => {
  expect(isWorthRetrying(refused('cases.not-found'))).toBe(false)
  expect(isWorthRetrying(new TypeError('Failed to fetch'))).toBe(true)
})
