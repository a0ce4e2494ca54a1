import type { FeelContext } from '@aftersale/feel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { definitionOf } from '../test/bpmn-xml.ts'
import { blockXml } from '../test/draw-block.ts'
import { now, printed, started } from '../test/instance.ts'
import { expectAccounted, expectSound, readBack } from '../test/invariants.ts'
import { type Answer, answerTo, hostileCommand, randomAnswer } from '../test/random-answers.ts'
import { randomBlock } from '../test/random-process.ts'
import type { Command, Step } from './command.ts'
import type { ProcessDefinition } from './definition.ts'
import { printEvents } from './print-events.ts'
import type { InstanceState } from './state.ts'
import { openStepping, step } from './step.ts'
import { writeState } from './stored-state.ts'

const FIRST: FeelContext = { n: 1, data: null }
const answers = fc.array(randomAnswer, { maxLength: 30 })

interface Played {
  readonly steps: readonly Step[]
  readonly commands: readonly Command[]
}

/** Runs the process with the answers; `between` is what happens to the state after every step. */
function run(
  definition: ProcessDefinition,
  all: readonly Answer[],
  between: (state: InstanceState) => InstanceState,
): Played {
  const steps = [started(definition, FIRST)]
  const commands: Command[] = []
  for (const one of all) {
    const before = steps.at(-1)
    const command = before === undefined ? null : answerTo(before.state, one)
    if (before === undefined || command === null) break
    const answer = step(definition, between(before.state), command, now)
    if (!answer.ok) continue
    commands.push(command)
    steps.push(answer.value)
  }
  return { steps, commands }
}

const inMemory = (state: InstanceState) => state

test('a process that is stored and read back after every step goes on like one that stayed in memory', async () => {
  await fc.assert(
    fc.asyncProperty(randomBlock, answers, async (block, all) => {
      const definition = await definitionOf(blockXml(block))
      const { steps } = run(definition, all, inMemory)
      const stored = run(definition, all, readBack)
      expect(stored.steps.map(printed)).toEqual(steps.map(printed))
      expect(stored.steps).toEqual(steps)
    }),
    { numRuns: 200 },
  )
})

test('whatever happens, an instance at rest is sound: every visit is accounted for, and nothing waits in silence', async () => {
  await fc.assert(
    fc.asyncProperty(randomBlock, answers, async (block, all) => {
      const definition = await definitionOf(blockXml(block))
      const { steps, commands } = run(definition, all, inMemory)
      try {
        expectAccounted(steps)
        for (const { state } of steps) expectSound(definition, state)
      } catch (cause) {
        const story = steps.map(({ events }, at) => `${commands[at - 1]?.kind ?? ''}: ${printEvents(events)}`)
        throw new Error([blockXml(block), ...story].join('\n'), { cause })
      }
    }),
    { numRuns: 600 },
  )
})

test('many commands in one go make the same as one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(randomBlock, answers, async (block, all) => {
      const definition = await definitionOf(blockXml(block))
      const { steps, commands } = run(definition, all, inMemory)
      const stepping = openStepping(definition, null, now)
      expect(stepping.give({ kind: 'start', variables: FIRST })).toBe(null)
      for (const command of commands) expect(stepping.give(command)).toBe(null)
      const { state, events, effects } = stepping.end()
      expect(printEvents(events)).toBe(printEvents(steps.flatMap((one) => one.events)))
      expect(effects).toEqual(steps.flatMap((one) => one.effects))
      expect(state).toEqual(steps.at(-1)?.state)
    }),
    { numRuns: 200 },
  )
})

test('no command makes it fall over, and one that is refused changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(randomBlock, answers, fc.array(hostileCommand, { maxLength: 20 }), async (block, all, hostile) => {
      const definition = await definitionOf(blockXml(block))
      const { steps } = run(definition, all, inMemory)
      let state = steps.at(-1)?.state ?? started(definition).state
      for (const command of hostile) {
        const before = writeState(state)
        const stepping = openStepping(definition, state, now)
        const refusal = stepping.give(command)
        const after = stepping.end()
        expect(writeState(state)).toEqual(before)
        if (refusal === null) {
          expectSound(definition, after.state)
          state = after.state
        } else expect({ ...after, command }).toEqual({ state, events: [], effects: [], command })
      }
    }),
    { numRuns: 300 },
  )
})
