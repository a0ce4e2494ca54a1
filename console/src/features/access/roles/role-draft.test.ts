import { expect, test } from 'vitest'
import { emptyRole, granted, permissionGroups, rangesFor } from './role-draft.ts'

test('what is about the company as a whole is granted wholly, records of shops never as one’s own', () => {
  expect(rangesFor('stock.see')).toEqual(['all'])
  expect(rangesFor('orders.see')).toEqual(['unit', 'unit-and-below', 'all'])
  expect(rangesFor('tasks.do')).toContain('own')
})

test('a grant is given and taken away, and the others stay', () => {
  const two = granted(granted(emptyRole, 'cases.see', 'unit'), 'tasks.do', 'own')
  expect(two.grants).toEqual({ 'cases.see': 'unit', 'tasks.do': 'own' })
  expect(granted(two, 'cases.see', null).grants).toEqual({ 'tasks.do': 'own' })
})

test('every permission stands in one group', () => {
  const names = permissionGroups.flatMap(([, group]) => group)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('audit.see')
})
