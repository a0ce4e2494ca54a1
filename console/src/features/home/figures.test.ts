import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { figuresOf, isEmpty } from './figures.ts'
import type { Home } from './home.ts'

const at = instant('2026-03-01T00:00:00Z')
const none: Home = {
  today: { from: at, before: at },
  cases: null,
  types: null,
  reasons: null,
  satisfaction: null,
  refunds: null,
  parcels: null,
  stock: null,
}
const cases: NonNullable<Home['cases']> = {
  open: 0,
  waiting: 0,
  running: 0,
  stuck: 0,
  overdue: 0,
  urgent: 0,
  unassigned: 0,
  mine: 0,
  mineOverdue: 0,
  openedToday: 0,
  closedToday: 0,
}

test('who may see nothing has no figures, and a place where nothing happened is told from one where nothing is open', () => {
  expect(figuresOf(none)).toEqual([])
  expect(isEmpty({ ...none, cases, types: [] })).toBe(true)
  expect(isEmpty({ ...none, cases, reasons: { from: at, before: at, items: [{ reason: 'x', count: 1 }] } })).toBe(false)
  expect(isEmpty(none)).toBe(false)
})

test('each figure leads to the list that it counts', () => {
  const figures = figuresOf({
    ...none,
    cases: { ...cases, overdue: 4 },
    stock: { low: 3, expiring: 0, days: 30 },
  }).flat()
  expect(figures.find(({ label }) => label === 'overdue')).toMatchObject({
    count: 4,
    address: '/cases?overdue=true&sort=due',
  })
  expect(figures.find(({ label }) => label === 'openedToday')?.address).toContain(
    'openedFrom=2026-03-01T00%3A00%3A00.000Z',
  )
  expect(figures.find(({ label }) => label === 'stockLow')).toMatchObject({ count: 3, address: '/stock?low=true' })
})
