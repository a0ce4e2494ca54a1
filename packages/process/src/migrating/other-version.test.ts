import fc from 'fast-check'
import { expect, test } from 'vitest'
import { definitionOf } from '../../test/bpmn-xml.ts'
import { blockXml } from '../../test/draw-block.ts'
import { now, started } from '../../test/instance.ts'
import { migrated } from '../../test/migration.ts'
import { randomBlock } from '../../test/random-process.ts'
import { type Command, type InstanceState, type ProcessDefinition, type Step, step } from '../index.ts'

/** Everything that can be done with an instance as it is, in a fixed order; the answers do not depend on keys. */
function possible(state: InstanceState, n: number): Command[] {
  const cause = { code: 'work.broken', message: { en: 'It broke.', 'zh-CN': '坏了。' } }
  const variables = { n }
  const done = state.elements.flatMap(({ key, wait }): Command[] => {
    switch (wait.kind) {
      case 'job':
        return [
          { kind: 'complete-job', key, part: wait.part, variables },
          { kind: 'fail', key, cause },
        ]
      case 'decision':
        return [{ kind: 'complete-decision', key, result: n, trace: null }]
      case 'user-task':
        return [{ kind: 'complete-user-task', key, variables, by: 'ann' }]
      case 'repair':
        return [{ kind: 'retry', key, by: 'ann' }]
      default:
        return []
    }
  })
  const triggers = state.subscriptions.flatMap(({ owner, event, index, happened, kind }): Command[] =>
    happened || kind === 'conditional' ? [] : [{ kind: 'trigger', owner, event, index, variables }],
  )
  return [...done, ...triggers]
}

interface Walk {
  readonly events: readonly string[]
  readonly last: Step
}

/** Walks as the choices say; before the step `at` the instance goes over to the other version, before `back` it returns. */
function walk(
  versions: readonly [ProcessDefinition, ProcessDefinition],
  choices: readonly number[],
  [at, back]: readonly [number, number],
  mappings: readonly [Mapping, Mapping] = [{}, {}],
): Walk {
  const [one, other] = versions
  let here = one
  let last = started(one, { n: 0 })
  const events = [...told(last)]
  for (const [position, choice] of choices.entries()) {
    if (last.state.status !== 'active') break
    if (position === at || position === back) {
      const isLeaving = here === one
      const there = isLeaving ? other : one
      last = migrated(here, last, there, { mapping: mappings[isLeaving ? 0 : 1] })
      here = there
    }
    const commands = possible(last.state, choice % 7 === 6 ? 4 : 0)
    const command = commands[choice % commands.length]
    const answer = command === undefined ? null : step(here, last.state, command, now)
    if (answer?.ok !== true) continue
    last = answer.value
    events.push(...told(last))
  }
  return { events, last }
}

type Mapping = Readonly<Record<string, string>>
const NEVER = [-1, -1] as const

/** What happened to elements of the block, without keys and under their first names. */
const told = ({ events }: Step): string[] =>
  events.flatMap((event) =>
    'element' in event && !AROUND.has(event.element) ? [`${event.kind} ${event.element.replace(/_2$/, '')}`] : [],
  )

const AROUND = new Set(['Around', 'Before', 'After'])

/** The same process within a sub-process. */
const wrapped = (xml: string): string =>
  xml.replace(/(<bpmn:process [^>]*>)(.*)(<\/bpmn:process>)/s, (_, head: string, content: string, tail: string) => {
    const flows = [
      ['Before', 'Around'],
      ['Around', 'After'],
    ].map(([from, to]) => `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`)
    const inside = `<bpmn:subProcess id="Around">${content}</bpmn:subProcess>`
    return `${head}<bpmn:startEvent id="Before"/>${inside}<bpmn:endEvent id="After"/>${flows.join('')}${tail}`
  })

/** The same process with every id another, also where expressions name it. */
function renamed(xml: string, ids: ReadonlySet<string>): string {
  return xml
    .replaceAll(
      /\b(id|sourceRef|targetRef|attachedToRef|activityRef|default)="([^"]*)"/g,
      (whole, name: string, id: string) => (ids.has(id) ? `${name}="${id}_2"` : whole),
    )
    .replaceAll(/&quot;(\w+)&quot;/g, (whole, id: string) => (ids.has(id) ? `&quot;${id}_2&quot;` : whole))
}

const walking = fc.array(fc.nat(1000), { maxLength: 20 })
const moments = fc.tuple(fc.nat(10), fc.nat(20))

test('a process goes on inside a sub-process as it would have outside, and comes out again', async () => {
  await fc.assert(
    fc.asyncProperty(randomBlock, walking, moments, async (block, choices, when) => {
      const xml = blockXml(block)
      const versions = [await definitionOf(xml), await definitionOf(wrapped(xml))] as const
      const plain = walk(versions, choices, NEVER)
      const moved = walk(versions, choices, when)
      expect(moved.events).toEqual(plain.events)
      expect(moved.last.state.variables).toEqual(plain.last.state.variables)
      expect(moved.last.state.status).toBe(plain.last.state.status)
    }),
    { numRuns: 80 },
  )
})

test('a process of which every element has another id goes on all the same', async () => {
  await fc.assert(
    fc.asyncProperty(randomBlock, walking, moments, async (block, choices, when) => {
      const xml = blockXml(block)
      const one = await definitionOf(xml)
      const ids = new Set([...one.nodes.keys(), ...one.flows.keys()])
      const other = await definitionOf(renamed(xml, ids))
      const there = Object.fromEntries([...ids].map((id) => [id, `${id}_2`]))
      const back = Object.fromEntries([...ids].map((id) => [`${id}_2`, id]))
      const moved = walk([one, other], choices, when, [there, back])
      const plain = walk([one, other], choices, NEVER)
      expect(moved.events).toEqual(plain.events)
      expect(moved.last.state.variables).toEqual(plain.last.state.variables)
    }),
    { numRuns: 80 },
  )
})
