import { instant } from '@aftersale/kernel'
import type { ProcessEvent } from '@aftersale/process'
import { expect, test } from 'vitest'
import { historyRows } from './history.ts'

const at = instant('2026-03-01T12:00:00Z')
const cause = { code: 'work.odd', message: { en: 'Odd.', 'zh-CN': '奇怪。' } }
const entered = (element: string, key: number): ProcessEvent => ({
  kind: 'entered',
  at,
  element,
  key,
  scope: 0,
  isBody: false,
})
const left = (element: string, key: number, flows: string[], data: unknown = null): ProcessEvent => ({
  kind: 'left',
  at,
  element,
  key,
  flows,
  data,
  isBody: false,
})

/** Rows as `kind element data`. */
const rowsOf = (events: readonly ProcessEvent[]) =>
  historyRows(events).map(({ kind, element, data }) => `${kind} ${element} ${JSON.stringify(data)}`)

test('a visit entered and left at once is one row, with the flow it took; start and end stand on the instance', () => {
  const events = [
    { kind: 'started', at } as const,
    entered('S', 1),
    left('S', 1, ['f']),
    entered('E', 2),
    left('E', 2, []),
  ]
  expect(rowsOf([...events, { kind: 'completed', at }])).toEqual(['passed S {"flows":"f"}', 'passed E null'])
})

test('a visit entered and stopped at once is one row, with the cause', () => {
  const stopped: ProcessEvent = { kind: 'stopped', at, element: 'T', key: 1, data: cause }
  expect(rowsOf([entered('T', 1), stopped])).toEqual([`stopped T ${JSON.stringify(cause)}`])
})

test('what waits is entered, and what waited before is left, retried or stopped by itself', () => {
  const retried: ProcessEvent = { kind: 'retried', at, element: 'T', key: 1, data: { by: 'ann' } }
  expect(rowsOf([retried, left('T', 1, ['f'], { by: 'ann' }), entered('U', 2)])).toEqual([
    'retried T {"by":"ann"}',
    'left T {"by":"ann","flows":"f"}',
    'entered U null',
  ])
})

test('two visits to one element are told apart', () => {
  const events = [left('T', 1, ['back']), entered('T', 2), left('T', 2, ['on'])]
  expect(historyRows(events).map(({ kind, visit }) => [kind, visit])).toEqual([
    ['left', 1],
    ['passed', 2],
  ])
})
