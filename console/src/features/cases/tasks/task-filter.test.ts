import { expect, test } from 'vitest'
import { groupsOf, readTaskFilter } from './task-filter.ts'

test('a group is read from the address, anything else is left out', () => {
  expect(readTaskFilter({ group: 'finance' })).toEqual({ group: 'finance' })
  for (const group of ['', '  ', 7, ['finance'], undefined]) expect(readTaskFilter({ group })).toEqual({})
})

test('the groups to choose from are the known ones, those with tasks, and the chosen one even when it has none', () => {
  const tasks = [{ groups: ['store-managers'] }, { groups: ['finance', 'night-shift'] }, { groups: [] }]
  expect(groupsOf(['finance'], tasks, undefined)).toEqual(['finance', 'store-managers', 'night-shift'])
  expect(groupsOf([], tasks, 'service-agents')).toContain('service-agents')
})
