import { expect, test } from 'vitest'
import { subscriptionAnswer } from './adapter.ts'

test.each([
  ['200', 'done'],
  ['501', 'done'],
  ['700', 'failed'],
  ['702', 'failed'],
  ['600', 'stuck'],
  ['601', 'stuck'],
  ['500', 'trouble'],
])('a subscription answered %s is %s', (code, kind) => {
  expect(subscriptionAnswer(code, 'x')).toMatchObject({ kind })
})
