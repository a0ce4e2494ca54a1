import { expect, test } from 'vitest'
import {
  chain,
  definitionOf,
  end,
  gateway,
  multi,
  parallel,
  processXml,
  script,
  service,
  start,
  sub,
} from '../../test/bpmn-xml.ts'
import { now, started, stepped } from '../../test/instance.ts'
import { expectSound } from '../../test/invariants.ts'
import { play } from '../../test/play.ts'
import { openStepping } from '../step.ts'

const steps = (count: number) => Array.from({ length: count }, (_, position) => `N${position}`)

test('a definition of two thousand elements is stepped through in one go', async () => {
  const ids = steps(2_000)
  const definition = await definitionOf(
    processXml(start(), ...ids.map((id) => script(id, '=n + 1', 'n')), end(), chain('Start', ...ids, 'End')),
  )
  const { state, events } = started(definition, { n: 0 })
  expect(state.status).toBe('completed')
  expect(state.variables).toEqual({ n: 2_000 })
  expect(events).toHaveLength(2 * 2_002 + 2)
})

test('two thousand branches join once', async () => {
  const ids = steps(2_000)
  const definition = await definitionOf(
    processXml(
      start(),
      parallel('Fork'),
      ...ids.map((id) => gateway(id)),
      parallel('Join'),
      end(),
      chain('Start', 'Fork'),
      ...ids.map((id) => chain('Fork', id, 'Join')),
      chain('Join', 'End'),
    ),
  )
  expect(started(definition).state.status).toBe('completed')
})

test('ten thousand jobs of one multi-instance are answered in one go', async () => {
  const definition = await definitionOf(
    processXml(
      start(),
      service('T', 'w', multi({ cardinality: '=10000', outputCollection: 'all', outputElement: '=r' })),
      end(),
      chain('Start', 'T', 'End'),
    ),
  )
  const { state } = started(definition)
  expect(state.elements).toHaveLength(10_001)
  const stepping = openStepping(definition, state, now)
  for (const { key, loop } of state.elements) {
    if (loop === null) expect(stepping.give({ kind: 'complete-job', key, part: '', variables: { r: key } })).toBe(null)
  }
  const last = stepping.end().state
  expect(last.status).toBe('completed')
  expect(last.variables['all']).toHaveLength(10_000)
})

test('ten thousand sub-processes of one multi-instance, and all of them cancelled at once', async () => {
  const inside = [start('In'), service('Do', 'w'), end('Out'), chain('In', 'Do', 'Out')]
  const definition = await definitionOf(
    processXml(start(), sub('S', ...inside, multi({ cardinality: '=10000' })), end(), chain('Start', 'S', 'End')),
  )
  const first = started(definition)
  expect(first.state.elements).toHaveLength(20_001)
  const cancelled = stepped(definition, first, { kind: 'cancel', by: 'ann', reason: null })
  expectSound(definition, cancelled.state)
})

test('a hundred levels deep: in, out, and ended from outside', async () => {
  const deep = (level: number): string =>
    level === 0
      ? service('T', 'w')
      : sub(
          `S${level}`,
          start(`In${level}`),
          deep(level - 1),
          end(`Out${level}`),
          chain(`In${level}`, level === 1 ? 'T' : `S${level - 1}`, `Out${level}`),
        )
  const p = await play([start(), deep(100), end(), chain('Start', 'S100', 'End')])
  expect(p.state.elements).toHaveLength(101)
  expect(p.work('T')).toContain('S100(2)> End')
  const q = await play([start(), deep(100), end(), chain('Start', 'S100', 'End')])
  expect(q.modify([q.at('S50').key])).toContain('S100(2)x canceled')
})

test('a multi-instance that is too large is not begun', async () => {
  const p = await play([start(), service('T', 'w', multi({ cardinality: '=n' })), end(), chain('Start', 'T', 'End')], {
    n: 100_001,
  })
  expect(p.asked).toEqual(['incident T(2) process.too-many-turns'])
})

test('an expression that gives too much stops nothing but itself', async () => {
  const p = await play([
    start(),
    script('S', '=count(for i in 1..1000000000 return i)', 'n'),
    service('T', 'w'),
    end(),
    chain('Start', 'S', 'T', 'End'),
  ])
  expect([p.waiting, p.variables]).toEqual(['T(3) job w', { n: null }])
})
