import { dateFromText, durationFromText, type FeelValue, feelToJson } from '@aftersale/feel'
import { describe, expect, test } from 'vitest'
import {
  chain,
  definitionOf,
  end,
  flow,
  gateway,
  input,
  node,
  output,
  processXml,
  rule,
  script,
  service,
  start,
  user,
} from '../test/bpmn-xml.ts'
import { now, printed, started, stepped } from '../test/instance.ts'
import type { Command } from './command.ts'
import { step } from './step.ts'

/** A process in which the node `T` stands between start and end. */
const around = (xml: string) => definitionOf(processXml(start(), xml, end(), chain('Start', 'T', 'End')))

const jobDone = (key: number, variables = {}) => ({ kind: 'complete-job', key, part: '', variables }) as const
const cause = { code: 'work.broken', message: { en: 'It broke.', 'zh-CN': '坏了。' } }

describe('service task', () => {
  test('asks for its work and waits; what the work brings becomes variables, and the flow goes on', async () => {
    const definition = await around(service('T', 'work'))
    const first = started(definition, { a: 1 })
    expect(printed(first)).toEqual(['start Start(1) T(2)*', 'job T(2) work {"a":1}'])
    expect(first.state).toMatchObject({
      status: 'active',
      nextKey: 3,
      elements: [{ key: 2, element: 'T', wait: { kind: 'job', type: 'work', retries: 3 } }],
    })
    const last = stepped(definition, first, jobDone(2, { b: 2 }))
    expect(printed(last)).toEqual(['T(2)> End(3) end'])
    expect(last.state).toMatchObject({ status: 'completed', nextKey: 4, variables: { a: 1, b: 2 }, elements: [] })
  })

  test('the type may be an expression; one that gives no text stops the instance', async () => {
    const definition = await around(service('T', '="work-" + kind'))
    expect(printed(started(definition, { kind: 'x' }))[1]).toBe('job T(2) work-x {"kind":"x"}')
    expect(printed(started(definition))).toEqual([
      'start Start(1) T(2)* T(2)!process.not-text',
      'incident T(2) process.not-text',
    ])
  })

  test('its headers go with the work', async () => {
    const headers = '<zeebe:taskHeaders><zeebe:header key="shop" value="x"/></zeebe:taskHeaders>'
    const definition = await around(
      node('serviceTask', 'T', { extensions: `<zeebe:taskDefinition type="work"/>${headers}` }),
    )
    expect(started(definition).effects).toMatchObject([{ kind: 'job', headers: { shop: 'x' } }])
  })
})

describe('business rule task', () => {
  test('asks the decision and keeps its result under the name that the model gives', async () => {
    const definition = await around(rule('T', 'judge', 'judgement'))
    const first = started(definition, { age: 3 })
    expect(printed(first)).toEqual(['start Start(1) T(2)*', 'decision T(2) judge {"age":3}'])
    const last = stepped(definition, first, { kind: 'complete-decision', key: 2, result: 'approve', trace: ['row 1'] })
    expect(last.state.variables).toEqual({ age: 3, judgement: 'approve' })
    expect(last.events[0]).toMatchObject({ kind: 'left', element: 'T', data: ['row 1'] })
  })
})

describe('user task', () => {
  test('opens a task for whom its expressions name', async () => {
    const opened = async (assignment: Record<string, string>, variables = {}) =>
      printed(started(await around(user('T', assignment)), variables))
    expect(
      await opened({ candidateGroups: '=judgement.group', formId: 'form' }, { judgement: { group: 'finance' } }),
    ).toEqual(['start Start(1) T(2)*', 'user-task T(2) - [finance] form'])
    expect((await opened({ candidateGroups: 'a, b,,', assignee: 'ann' }))[1]).toBe('user-task T(2) ann [a,b] -')
    expect((await opened({ candidateGroups: '=["a", "b"]' }))[1]).toBe('user-task T(2) - [a,b] -')
    expect((await opened({}))[1]).toBe('user-task T(2) - [] -')
  })

  test.each([
    ['candidate groups', { candidateGroups: '=nobody' }],
    ['candidate groups', { candidateGroups: '=["a", 1]' }],
    ['assignee', { assignee: '=nobody' }],
    ['form id', { formId: '=1' }],
  ])('%s that are no text stop the instance', async (what, assignment) => {
    const { effects } = started(await around(user('T', assignment)))
    expect(effects).toMatchObject([
      { kind: 'incident', cause: { code: 'process.not-text', message: { en: expect.stringContaining(what) } } },
    ])
  })

  test('what the person submits becomes variables, and the history says who it was', async () => {
    const definition = await around(user('T'))
    const submitted = { kind: 'complete-user-task', key: 2, variables: { ok: true }, by: 'ann' } as const
    const last = stepped(definition, started(definition), submitted)
    expect(last.state.variables).toEqual({ ok: true })
    expect(last.events[0]).toMatchObject({ kind: 'left', data: { by: 'ann' } })
  })
})

describe('exclusive gateway', () => {
  const branches = (...flows: readonly string[]) =>
    definitionOf(processXml(start(), gateway('G', 'G-C'), end('A'), end('B'), end('C'), chain('Start', 'G'), ...flows))
  const threeWays = () => branches(flow('G', 'A', '=n > 1'), flow('G', 'B', '=n > 0'), flow('G', 'C'))

  test.each([
    [2, 'A'],
    [1, 'B'],
    [0, 'C'],
  ])('takes the first flow that holds in the order drawn, else the default: %i leads to %s', async (n, target) => {
    expect(printed(started(await threeWays(), { n }))).toEqual([`start Start(1) G(2) ${target}(3) end`])
  })

  test('the flow taken stands in the history', async () => {
    const { events } = started(await threeWays(), { n: 1 })
    expect(events).toContainEqual({
      kind: 'left',
      at: now,
      element: 'G',
      key: 2,
      flows: ['G-B'],
      data: null,
      isBody: false,
    })
  })

  test('a condition that is neither true nor false stops the instance, though another would hold', async () => {
    const step = started(await threeWays(), { n: 'many' })
    expect(printed(step)).toEqual([
      'start Start(1) G(2)* G(2)!process.condition-undecided',
      'incident G(2) process.condition-undecided',
    ])
    expect(step.effects).toMatchObject([
      { cause: { message: { en: 'The condition “n > 1” is neither true nor false: it gives null.' } } },
    ])
  })

  test('without a default, no condition that holds stops the instance', async () => {
    const definition = await definitionOf(
      processXml(
        start(),
        gateway('G'),
        end('A'),
        end('B'),
        chain('Start', 'G'),
        flow('G', 'A', '=n = 1'),
        flow('G', 'B', '=n = 2'),
      ),
    )
    expect(printed(started(definition, { n: 3 }))[1]).toBe('incident G(2) process.no-flow-holds')
  })

  test('joins: whichever flow arrives goes on', async () => {
    const definition = await definitionOf(
      processXml(
        start(),
        gateway('G', 'G-Join'),
        service('T', 'w'),
        gateway('Join'),
        end(),
        chain('Start', 'G', 'Join', 'End'),
        flow('G', 'T', '=x'),
        flow('T', 'Join'),
      ),
    )
    expect(printed(started(definition, { x: false }))).toEqual(['start Start(1) G(2) Join(3) End(4) end'])
    expect(printed(stepped(definition, started(definition, { x: true }), jobDone(3)))).toEqual([
      'T(3)> Join(4) End(5) end',
    ])
  })
})

describe('variable mappings', () => {
  test('inputs see the ones before them, hide the instance variables, and last as long as the visit', async () => {
    const definition = await around(
      service('T', 'work', input('a', '=a + 1') + input('b.c', '=a * 10') + input('b.d', 'text')),
    )
    const first = started(definition, { a: 1 })
    expect(printed(first)[1]).toBe('job T(2) work {"a":2,"b":{"c":20,"d":"text"}}')
    expect(stepped(definition, first, jobDone(2)).state.variables).toEqual({ a: 1 })
  })

  test('without outputs the result is merged, except where an input has the name: that one ends with the visit', async () => {
    const definition = await around(service('T', 'work', input('a', '=5')))
    const last = stepped(definition, started(definition, { a: 1 }), jobDone(2, { a: 9, b: 2 }))
    expect(last.state.variables).toEqual({ a: 1, b: 2 })
  })

  test('with outputs nothing else of the result stays', async () => {
    const definition = await around(
      service(
        'T',
        'work',
        input('rate', '=2') + output('order.total', '=sum * rate') + output('double', '=order.total * 2'),
      ),
    )
    const last = stepped(definition, started(definition, { order: { id: 7 } }), jobDone(2, { sum: 10, rest: true }))
    expect(last.state.variables).toEqual({ order: { id: 7, total: 20 }, double: 40 })
  })

  test('a path through what is no context replaces it', async () => {
    const definition = await around(service('T', 'work', output('a.b', '=1')))
    expect(stepped(definition, started(definition, { a: 'text' }), jobDone(2)).state.variables).toEqual({ a: { b: 1 } })
  })

  test('an end event maps too', async () => {
    const definition = await definitionOf(
      processXml(start(), end('End', input('x', '=1') + output('y', '=x + 1')), chain('Start', 'End')),
    )
    expect(started(definition).state.variables).toEqual({ y: 2 })
  })

  test.each<[what: string, value: FeelValue, stored: unknown]>([
    ['a date is its text', dateFromText('2026-03-01'), '2026-03-01'],
    ['a duration is its text', durationFromText('P3D'), 'P3D'],
    ['inside lists and contexts too', [{ day: dateFromText('2026-03-01') }], [{ day: '2026-03-01' }]],
    ['half of a surrogate pair, which no database stores, is a replacement character', 'a\ud800', 'a\ufffd'],
    ['so is NUL, in names as well', { 'a\0': 'b\0' }, { 'a\ufffd': 'b\ufffd' }],
  ])('a value becomes a variable in the form in which it is stored: %s', async (_, value, stored) => {
    const definition = await around(rule('T', 'judge', 'result'))
    const command = { kind: 'complete-decision', key: 2, result: value, trace: null } as const
    expect(stepped(definition, started(definition), command).state.variables['result']).toEqual(stored)
  })

  test('a number keeps being a number, as exact as a double', async () => {
    const definition = await around(
      service('T', 'work', output('third', '=1 / 3') + output('more', '=third * 3 > 0.99')),
    )
    const { variables } = stepped(definition, started(definition), jobDone(2)).state
    expect(feelToJson(variables)).toEqual({ third: 1 / 3, more: true })
  })
})

describe('what cannot go on', () => {
  const broken = async () => {
    const definition = await around(service('T', 'work', input('a', '=n + 1')))
    return { definition, step: stepped(definition, started(definition, { n: 1 }), { kind: 'fail', key: 2, cause }) }
  }

  test('work that failed stops the instance there, and everybody can see why', async () => {
    const { step } = await broken()
    expect(printed(step)).toEqual(['T(2)!work.broken', 'incident T(2) work.broken'])
    expect(step.state).toMatchObject({ status: 'active', elements: [{ key: 2, wait: { kind: 'repair', cause } }] })
  })

  test('a retry does the step again under the same key, with its mappings', async () => {
    const { definition, step } = await broken()
    const again = stepped(definition, step, { kind: 'retry', key: 2, by: 'ann' })
    expect(printed(again)).toEqual(['T(2)?', 'job T(2) work {"n":1,"a":2}'])
    expect(again.events[0]).toMatchObject({ kind: 'retried', data: { by: 'ann' } })
    expect(printed(stepped(definition, again, jobDone(2)))).toEqual(['T(2)> End(3) end'])
  })

  test('a retry may stop again', async () => {
    const definition = await around(service('T', '=kind'))
    const again = stepped(definition, started(definition), { kind: 'retry', key: 2, by: 'ann' })
    expect(printed(again)).toEqual(['T(2)? T(2)!process.not-text', 'incident T(2) process.not-text'])
  })

  test.each([
    ['a decision', rule('T', 'judge', 'result')],
    ['a task of a person', user('T')],
  ])('%s can fail like work', async (_, xml) => {
    const definition = await around(xml)
    expect(printed(stepped(definition, started(definition), { kind: 'fail', key: 2, cause }))).toEqual([
      'T(2)!work.broken',
      'incident T(2) work.broken',
    ])
  })

  test('a loop without a wait is stopped, and may be tried again', async () => {
    const circle = await definitionOf(
      processXml(
        start(),
        gateway('G', 'G-End'),
        script('S', '=n + 1', 'n'),
        end(),
        chain('Start', 'G', 'End'),
        flow('G', 'S', '=n >= 0'),
        flow('S', 'G'),
      ),
    )
    const step = started(circle, { n: 0 })
    expect(step.events.at(-1)).toMatchObject({ kind: 'stopped', data: { code: 'process.endless-loop' } })
    expect(step.state.elements).toHaveLength(1)
    const key = step.state.elements[0]?.key ?? 0
    expect(key).toBe(10_001)
    const again = stepped(circle, step, { kind: 'retry', key, by: 'ann' })
    expect(again.effects).toMatchObject([{ kind: 'incident', cause: { code: 'process.endless-loop' } }])
  })
})

describe('a command that does not apply is refused, and changes nothing', () => {
  const waits = async (xml: string) => {
    const definition = await around(xml)
    return { definition, state: started(definition).state }
  }
  const all = (key: number): Exclude<Command, { kind: 'start' }>[] => [
    jobDone(key),
    { kind: 'complete-decision', key, result: null, trace: null },
    { kind: 'complete-user-task', key, variables: {}, by: 'ann' },
    { kind: 'retry', key, by: 'ann' },
  ]

  test.each([
    [service('T', 'work'), 'complete-job', 'job'],
    [rule('T', 'judge', 'x'), 'complete-decision', 'decision'],
    [user('T'), 'complete-user-task', 'user-task'],
    [service('T', '=kind'), 'retry', 'repair'],
  ])('the answer must be the one that is waited for', async (xml, fits, waitsFor) => {
    const { definition, state } = await waits(xml)
    for (const command of all(2)) {
      const answer = step(definition, state, command, now)
      if (command.kind === fits) expect(answer.ok).toBe(true)
      else expect(answer).toEqual({ ok: false, refusal: { code: 'process.not-waiting', key: 2, waitsFor } })
    }
    const failed = step(definition, state, { kind: 'fail', key: 2, cause }, now)
    expect(failed.ok).toBe(waitsFor !== 'repair')
  })

  test('nobody waits under another key, nor in an instance that has ended', async () => {
    const { definition, state } = await waits(service('T', 'work'))
    const refusal = { ok: false, refusal: { code: 'process.not-waiting', key: 7, waitsFor: null } }
    for (const command of all(7)) expect(step(definition, state, command, now)).toEqual(refusal)
    const ended = stepped(definition, started(definition), jobDone(2)).state
    expect(step(definition, ended, jobDone(2), now)).toMatchObject({
      ok: false,
      refusal: { code: 'process.ended' },
    })
  })

  test('an instance starts once, and nothing is answered before', async () => {
    const { definition, state } = await waits(service('T', 'work'))
    expect(step(definition, state, { kind: 'start', variables: {} }, now)).toEqual({
      ok: false,
      refusal: { code: 'process.already-started' },
    })
    expect(step(definition, null, jobDone(1), now)).toEqual({ ok: false, refusal: { code: 'process.not-started' } })
  })

  test('the state given is not touched', async () => {
    const { definition, state } = await waits(service('T', 'work'))
    const before = structuredClone(state)
    step(definition, state, jobDone(2, { x: 1 }), now)
    expect(state).toEqual(before)
  })
})
