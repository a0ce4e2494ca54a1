import { expect, test } from 'vitest'
import { firstQueue, readWorkbenchSearch, workQueryOf } from './queue.ts'

test('queue, order and group are read from the address, anything else is left out', () => {
  const search = { queue: 'overdue', sort: 'priority', group: 'finance' }
  expect(readWorkbenchSearch({ ...search, more: 1 })).toEqual(search)
  for (const odd of ['', '  ', 7, ['mine'], undefined]) {
    expect(readWorkbenchSearch({ queue: odd, sort: odd, group: odd })).toEqual({})
  }
})

test('whoever has a team begins with their own work, who only assigns with everybody’s', () => {
  expect(firstQueue({ groups: ['agents'], permissions: ['tasks.see', 'tasks.assign'] })).toBe('mine')
  expect(firstQueue({ groups: [], permissions: ['tasks.see', 'tasks.assign'] })).toBe('all')
  expect(firstQueue({ groups: [], permissions: ['tasks.see'] })).toBe('mine')
})

test('what is overdue is looked for where the server counts it', () => {
  expect(workQueryOf('overdue', true)).toEqual({ whose: 'all', overdue: 'true' })
  expect(workQueryOf('overdue', false)).toEqual({ whose: 'team', overdue: 'true' })
})
