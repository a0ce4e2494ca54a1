import { type Caller, isForStaff, type Route, routeList } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { authorise } from './authorise.ts'

const person: Caller = {
  via: 'session',
  userId: 'u',
  name: 'n',
  email: 'e',
  role: 'staff',
  twoFactor: false,
  permissions: ['cases.see'],
}
const callers: Record<string, Caller | undefined> = {
  nobody: undefined,
  person,
  key: { ...person, via: 'api-key' },
  'person without': { ...person, permissions: [] },
  'administrator without': { ...person, role: 'administrator', permissions: [] },
}
const doors = {
  open: { access: 'open' },
  session: { access: 'session', permission: 'cases.see' },
  persons: { access: 'person', permission: 'cases.see' },
  own: { access: 'session', permission: 'own-account' },
} as const

test.each<[keyof typeof doors, string, string]>([
  ['open', 'nobody', 'fine'],
  ['session', 'nobody', 'access.sign-in-needed'],
  ['persons', 'nobody', 'access.sign-in-needed'],
  ['own', 'nobody', 'access.sign-in-needed'],
  ['session', 'person', 'fine'],
  ['session', 'key', 'fine'],
  ['persons', 'person', 'fine'],
  ['persons', 'key', 'access.persons-only'],
  ['own', 'person without', 'fine'],
  ['session', 'person without', 'access.not-permitted'],
  ['persons', 'person without', 'access.not-permitted'],
  ['session', 'administrator without', 'access.not-permitted'],
])('a route for %s called by %s: %s', (door, who, expected) => {
  const result = authorise(doors[door], callers[who])
  expect(result.ok ? 'fine' : result.refusal.code).toBe(expected)
})

test('a route that is not open names what it takes', () => {
  const nameless = routeList.filter((route: Route) => isForStaff(route) && route.permission === undefined)
  expect(nameless.map(({ id }) => id)).toEqual([])
  expect(routeList.filter(isForStaff).length).toBeGreaterThan(100)
})
