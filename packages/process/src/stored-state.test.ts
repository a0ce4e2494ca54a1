import {
  dateFromText,
  durationFromText,
  type FeelContext,
  type FeelValue,
  feelFromJson,
  numberFromText,
} from '@aftersale/feel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { definitionOf } from '../test/bpmn-xml.ts'
import { printed, started, stepped } from '../test/instance.ts'
import { blockXml, randomBlock } from '../test/random-process.ts'
import type { Command, Effect, Step } from './command.ts'
import type { ProcessDefinition } from './definition.ts'
import { printEvents } from './print-events.ts'
import { readState, writeState } from './stored-state.ts'

/** What the outside answers: mostly a number for the conditions, at times what makes them undecided, at times a failure. */
const value: fc.Arbitrary<FeelValue> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(9) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }).map((json) => feelFromJson(json)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      dateFromText('2026-03-01'),
      durationFromText('P1DT2H'),
      numberFromText('0.3333333333333333333333333333333333'),
      numberFromText('12345678901234567890'),
      'a\0\ud800',
    ),
  },
)
const answer = fc.record({ n: value, data: value, fails: fc.nat(5).map((one) => one === 0) })
type Answer = typeof answer extends fc.Arbitrary<infer T> ? T : never

const cause = { code: 'work.broken', message: { en: 'It broke.', 'zh-CN': '坏了。' } }

function commandFor(effect: Effect, { n, data, fails }: Answer): Command {
  const { key } = effect
  const variables = { n, data }
  switch (effect.kind) {
    case 'job':
      return fails ? { kind: 'fail', key, cause } : { kind: 'complete-job', key, variables }
    case 'decision':
      return fails ? { kind: 'fail', key, cause } : { kind: 'complete-decision', key, result: n, trace: null }
    case 'user-task':
      return { kind: 'complete-user-task', key, variables, by: 'ann' }
    case 'incident':
      return { kind: 'retry', key, by: 'ann' }
  }
}

/** Runs the process with the answers; `between` is what happens to the state after every step. */
function run(definition: ProcessDefinition, answers: readonly Answer[], between: (step: Step) => Step): Step[] {
  const variables: FeelContext = { n: 1, data: null }
  const steps = [started(definition, variables)]
  for (const one of answers) {
    const before = steps.at(-1)
    const [effect] = before?.effects ?? []
    if (before === undefined || effect === undefined) break
    steps.push(stepped(definition, between(before), commandFor(effect, one)))
  }
  return steps
}

function storedAndReadBack(step: Step): Step {
  const { position, variables } = writeState(step.state)
  const text = [JSON.stringify(position), JSON.stringify(variables)] as const
  return { ...step, state: readState({ position: JSON.parse(text[0]), variables: JSON.parse(text[1]) }) }
}

test('a process that is stored and read back after every step goes on like one that stayed in memory', async () => {
  await fc.assert(
    fc.asyncProperty(randomBlock, fc.array(answer, { maxLength: 25 }), async (block, answers) => {
      const definition = await definitionOf(blockXml(block))
      const inMemory = run(definition, answers, (step) => step)
      const stored = run(definition, answers, storedAndReadBack)
      expect(stored.map(printed)).toEqual(inMemory.map(printed))
      expect(stored).toEqual(inMemory)
    }),
    { numRuns: 300 },
  )
})

test('every visit has a key of its own, is entered once, and is left once or still waits', async () => {
  await fc.assert(
    fc.asyncProperty(randomBlock, fc.array(answer, { maxLength: 25 }), async (block, answers) => {
      const definition = await definitionOf(blockXml(block))
      const steps = run(definition, answers, (step) => step)
      const events = steps.flatMap((step) => step.events)
      const keysOf = (kind: 'entered' | 'left') => events.flatMap((event) => (event.kind === kind ? [event.key] : []))
      const last = steps.at(-1)?.state
      const waiting = last?.elements.map((element) => element.key) ?? []
      expect(keysOf('entered'), printEvents(events)).toEqual(keysOf('entered').map((_, position) => position + 1))
      expect([...keysOf('left'), ...waiting].sort((a, b) => a - b)).toEqual(keysOf('entered'))
      expect(last?.nextKey).toBe(keysOf('entered').length + 1)
      expect(last?.status).toBe(waiting.length === 0 ? 'completed' : 'active')
    }),
  )
})
