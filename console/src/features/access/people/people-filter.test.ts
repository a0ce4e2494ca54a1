import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { isAmong, readPeopleFilter } from './people-filter.ts'

const at = instant('2026-03-01T08:00:00Z')
const chen = {
  name: '陈静',
  email: 'Chen@example.com',
  role: 'staff' as const,
  roles: [{ role: 'agent', unit: 'east' }],
  leftAt: null,
  hasPassword: true,
  usesSingleSignOn: false,
  invitedUntil: null,
}

test('an address is read, and what is no filter is left out', () => {
  expect(readPeopleFilter({ q: ' chen ', role: '', unit: 7, state: 'invited' })).toEqual({
    q: 'chen',
    state: 'invited',
  })
  expect(readPeopleFilter({ state: 'present' })).toEqual({})
  expect(readPeopleFilter({ state: 'unheard-of' })).toEqual({})
})

test('people are found by a part of their name or address', () => {
  expect(['静', 'CHEN@', 'wang'].map((q) => isAmong(chen, { q }, null))).toEqual([true, true, false])
})

test('who has left is shown among those who left alone', () => {
  const left = { ...chen, leftAt: at }
  const shown = [{}, { state: 'left' }, { state: 'invited' }] as const
  expect(shown.map((filter) => isAmong(left, filter, null))).toEqual([false, true, false])
  expect(shown.map((filter) => isAmong(chen, filter, null))).toEqual([true, false, false])
})

test('who is invited is still present', () => {
  const invited = { ...chen, hasPassword: false, invitedUntil: at }
  const notYet = { ...chen, hasPassword: false }
  const shown = [{}, { state: 'invited' }, { state: 'notInvited' }] as const
  expect(shown.map((filter) => isAmong(invited, filter, null))).toEqual([true, true, false])
  expect(shown.map((filter) => isAmong(notYet, filter, null))).toEqual([true, false, true])
})

test('a role is looked for in the unit that is asked for', () => {
  const roles = [
    { role: 'agent', unit: 'east' },
    { role: 'manager', unit: 'west' },
  ]
  const both = { ...chen, roles }
  const east = new Set(['east', 'east-1'])
  expect(isAmong(both, { role: 'manager' }, null)).toBe(true)
  expect(isAmong(both, { role: 'manager', unit: 'east' }, east)).toBe(false)
  expect(isAmong(both, { unit: 'east' }, east)).toBe(true)
  expect(isAmong(chen, { unit: 'west' }, new Set(['west']))).toBe(false)
})

test('administrators and those without a role belong to no unit', () => {
  const admin = { ...chen, role: 'administrator' as const, roles: [] }
  const bare = { ...chen, roles: [] }
  const of = (role: string) => [admin, bare, chen].map((one) => isAmong(one, { role }, null))
  expect(of('administrator')).toEqual([true, false, false])
  expect(of('staff')).toEqual([false, true, false])
  expect(isAmong(admin, { role: 'administrator', unit: 'east' }, new Set(['east']))).toBe(false)
})
