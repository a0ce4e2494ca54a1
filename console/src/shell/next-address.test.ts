import { expect, test } from 'vitest'
import { readNext } from './next-address.ts'

test.each([
  ['/cases?state=waiting', { next: '/cases?state=waiting' }],
  ['/cases/R000042', { next: '/cases/R000042' }],
  ['cases', { next: '/cases' }],
])('%s is a page of this console', (next, expected) => {
  expect(readNext({ next })).toEqual(expected)
})

test.each([
  '//elsewhere.example/',
  'https://elsewhere.example/cases',
  '\\\\elsewhere.example',
  'javascript:alert(1)',
  'http://[',
  '/sign-in?next=/cases',
  '/sign-in-link',
  '/',
  7,
  undefined,
])('%s is not gone to', (next) => {
  expect(readNext({ next })).toEqual({})
})
