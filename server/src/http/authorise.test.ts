import type { Access, Caller } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { authorise } from './authorise.ts'

const person: Caller = { via: 'session', userId: 'u', name: 'n', email: 'e', role: 'staff', twoFactor: false }
const callers: Record<string, Caller | undefined> = {
  nobody: undefined,
  staff: person,
  administrator: { ...person, role: 'administrator' },
  'key of an administrator': { ...person, via: 'api-key', role: 'administrator' },
}

test.each<[Access, string, string]>([
  ['open', 'nobody', 'fine'],
  ['session', 'nobody', 'access.sign-in-needed'],
  ['person', 'nobody', 'access.sign-in-needed'],
  ['administrator', 'nobody', 'access.sign-in-needed'],
  ['operator', 'nobody', 'access.sign-in-needed'],
  ['session', 'staff', 'fine'],
  ['person', 'staff', 'fine'],
  ['administrator', 'staff', 'access.administrators-only'],
  ['operator', 'staff', 'access.administrators-only'],
  ['operator', 'administrator', 'fine'],
  ['operator', 'key of an administrator', 'fine'],
  ['administrator', 'administrator', 'fine'],
  ['session', 'key of an administrator', 'fine'],
  ['person', 'key of an administrator', 'access.persons-only'],
  ['administrator', 'key of an administrator', 'access.persons-only'],
])('a route for %s called by %s: %s', (access, who, expected) => {
  const result = authorise(access, callers[who])
  expect(result.ok ? 'fine' : result.refusal.code).toBe(expected)
})
