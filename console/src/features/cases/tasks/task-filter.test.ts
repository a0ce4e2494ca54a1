import { expect, test } from 'vitest'
import { groupsOf, readTaskFilter } from './task-filter.ts'

test('a group is read from the address, anything else is left out', () => {
  expect(readTaskFilter({ group: 'finance' })).toEqual({ group: 'finance' })
  for (const group of ['', '  ', 7, ['finance'], undefined]) expect(readTaskFilter({ group })).toEqual({})
})

test('the groups to choose from are those with tasks, and the chosen one even when it has none', () => {
  const tasks = [{ groups: ['store-managers'] }, { groups: ['finance', 'store-managers'] }, { groups: [] }]
  expect(groupsOf(tasks, undefined)).toEqual(['finance', 'store-managers'])
  expect(groupsOf(tasks, 'service-agents')).toEqual(['finance', 'service-agents', 'store-managers'])
})
