import { instant } from '@aftersale/kernel'
import type { ElementInstance, InstanceState, Subscription, UserTaskWait, Wait } from '@aftersale/process'
import { expect, test } from 'vitest'
import { changesOf } from './changes.ts'
import { difference, waitsOf } from './waits.ts'
import { workingOf } from './working.ts'

const at = instant('2026-03-01T12:00:00Z')
const TASK: UserTaskWait = {
  kind: 'user-task',
  assignee: null,
  candidateGroups: ['agents'],
  candidateUsers: [],
  formId: null,
  dueDate: null,
  followUpDate: null,
  priority: 50,
  signers: null,
}
const job = (part: string, more: Partial<Extract<Wait, { kind: 'job' }>> = {}): Wait => ({
  kind: 'job',
  part,
  type: 'work',
  retries: 3,
  priority: 0,
  behind: null,
  ...more,
})
const timer = (due: string): Subscription => ({
  kind: 'timer',
  owner: 1,
  event: 'Late',
  index: 0,
  happened: false,
  due: instant(due),
  rule: 'PT1H',
  from: at,
  repetitions: 0,
})

/** An instance whose elements, from key 1 on, wait for these. */
function stateOf(waits: readonly Wait[], subscriptions: readonly Subscription[] = []): InstanceState {
  const elements = waits.map((wait, position): ElementInstance => {
    const usual = { scope: 0, since: at, variables: null, brought: null, loop: null, compensates: null }
    return { key: position + 1, element: `E${position + 1}`, wait, ...usual }
  })
  const rest = { taken: [], compensable: [], fired: [], variables: {} }
  return { status: 'active', businessKey: '', isCalled: false, nextKey: 9, elements, subscriptions, ...rest }
}

/** What changed, as `+kind identity`, `-kind identity` and `~kind identity`. */
function changed(before: InstanceState | null, after: InstanceState, renewed: readonly string[] = []): string[] {
  const deployed = { id: '', version: 1, deploymentId: '' } as Parameters<typeof workingOf>[0]['deployed']
  const known = { id: 'i', rootId: 'i', businessKey: '', deployed, isNew: false, startedAt: at, lastEvent: 0 }
  const working = workingOf({ ...known, before })
  working.state = after
  for (const identity of renewed) working.renewed.add(identity)
  const { after: _, ...changes } = changesOf(working)
  return Object.entries(changes).flatMap(([kind, { opened, closed, changed: other }]) => {
    const told = (sign: string, entries: readonly unknown[]) =>
      entries.map((entry) => `${sign}${kind} ${nameOf(entry)}`)
    return [...told('+', opened), ...told('-', closed), ...told('~', other)]
  })
}

function nameOf(entry: unknown): string {
  if (typeof entry === 'number') return `${entry}`
  const { visit, job: work, signer, owner, event } = entry as Record<string, never>
  return [visit ?? owner, (work as { part?: string } | undefined)?.part, signer, event].filter(Boolean).join(' ')
}

test('what begins to wait is opened, what waits no more is closed, what waits as before is left alone', () => {
  const before = stateOf([job(''), TASK, { kind: 'call', processId: 'p' }])
  const after = stateOf([job(''), { kind: 'event' }, { kind: 'children' }], [timer('2026-03-01T13:00:00Z')])
  expect(changed(null, before)).toEqual(['+jobs 1', '+tasks 2', '+calls 3'])
  expect(changed(before, after)).toEqual(['-tasks 2', '-calls 3', '+timers 1 Late'])
  expect(changed(after, after)).toEqual([])
})

test('an instance that has ended waits for nothing', () => {
  const before = stateOf([TASK], [timer('2026-03-01T13:00:00Z')])
  expect(changed(before, { ...before, status: 'completed' })).toEqual(['-tasks 1', '-timers 1 Late'])
  expect(waitsOf({ ...before, status: 'terminated' })).toBe(waitsOf(null))
})

test('a timer with another time and a task with another assignee are changed', () => {
  const before = stateOf([TASK], [timer('2026-03-01T13:00:00Z')])
  const after = stateOf([{ ...TASK, assignee: 'ann' }], [timer('2026-03-01T14:00:00Z')])
  expect(changed(before, after)).toEqual(['~tasks 1', '~timers 1 Late'])
  expect(changed(before, stateOf([{ ...TASK, candidateGroups: ['agents'] }], before.subscriptions))).toEqual([])
})

test('what was tried again and stopped again in one transaction is closed and opened', () => {
  const cause = { code: 'x', message: { en: '', 'zh-CN': '' } }
  const stopped = stateOf([{ kind: 'repair', cause, from: { kind: 'activate' } }])
  expect(changed(stopped, stopped, ['1'])).toEqual(['+repairs 1', '-repairs 1'])
})

test('each part of an element’s work is a job of its own', () => {
  expect(changed(stateOf([job('start-0')]), stateOf([job('')]))).toEqual(['+jobs 1', '-jobs 1 start-0'])
})

test('of several approvers those whose turn it is have a task each', () => {
  const signers = (ann: 'open' | 'approved', bob: 'open' | 'waiting'): Wait => ({
    ...TASK,
    signers: [
      { who: 'ann', status: ann },
      { who: 'bob', status: bob },
    ],
  })
  expect(changed(null, stateOf([signers('open', 'waiting')]))).toEqual(['+tasks 1 ann'])
  expect(changed(stateOf([signers('open', 'waiting')]), stateOf([signers('approved', 'open')]))).toEqual([
    '+tasks 1 bob',
    '-tasks 1 ann',
  ])
})

test('a task stays open while a listener is asked whether it may be completed, and is not there while it is created', () => {
  const behind = { task: TASK, data: null }
  expect(changed(stateOf([TASK]), stateOf([job('completing-0', { behind })]))).toEqual(['+jobs 1 completing-0'])
  expect(changed(null, stateOf([job('creating-0', { behind })]))).toEqual(['+jobs 1 creating-0'])
})

test('a part of a parallel multiple event that has happened waits no more', () => {
  const due = timer('2026-03-01T13:00:00Z')
  const waiting = stateOf([{ kind: 'event' }], [due])
  expect(changed(waiting, stateOf([{ kind: 'event' }], [{ ...due, happened: true }]))).toEqual(['-timers 1 Late'])
})

test('ten thousand waits are compared in one pass over each side', () => {
  const many = new Map(Array.from({ length: 10_000 }, (_, key) => [`${key}`, key]))
  const fewer = new Map([...many].slice(1))
  let asked = 0
  const answer = difference(many, fewer, () => {
    asked += 1
    return true
  })
  expect([answer.closed, answer.opened, answer.changed, asked]).toEqual([[0], [], [], 9_999])
})
