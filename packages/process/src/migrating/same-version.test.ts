import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  adHoc,
  boundary,
  call,
  catching,
  chain,
  compensation,
  complex,
  conditional,
  definitionOf,
  end,
  eventGateway,
  eventSub,
  flow,
  gateway,
  inclusive,
  loop,
  message,
  multi,
  nonInterrupting,
  parallel,
  receive,
  rule,
  service,
  signal,
  start,
  sub,
  throwing,
  timer,
  undoneBy,
  user,
} from '../../test/bpmn-xml.ts'
import { blockXml } from '../../test/draw-block.ts'
import { now, started } from '../../test/instance.ts'
import { drawn, migrated } from '../../test/migration.ts'
import { randomBlock } from '../../test/random-process.ts'
import { type Command, type InstanceState, type ProcessDefinition, printEvents, type Step, step } from '../index.ts'

/** Everything that can be done with an instance as it is, in a fixed order. */
function possible(state: InstanceState): Command[] {
  const cause = { code: 'work.broken', message: { en: 'It broke.', 'zh-CN': '坏了。' } }
  const done = state.elements.flatMap(({ key, wait }): Command[] => {
    // Mostly what ends loops: one that turns without a wait costs a second.
    const n = key % 7 === 6 ? 4 : 0
    const variables = { n }
    switch (wait.kind) {
      case 'job':
        return [
          { kind: 'complete-job', key, part: wait.part, variables },
          { kind: 'fail', key, cause },
          { kind: 'throw-error', key, code: 'E', message: '', variables },
        ]
      case 'decision':
        return [{ kind: 'complete-decision', key, result: n, trace: null }]
      case 'user-task':
        return [{ kind: 'complete-user-task', key, variables, by: 'ann' }]
      case 'call':
        return [{ kind: 'complete-call', key, variables }]
      case 'repair':
        return [
          { kind: 'retry', key, by: 'ann' },
          { kind: 'skip', key, variables, by: 'ann' },
        ]
      default:
        return []
    }
  })
  const triggers = state.subscriptions.flatMap(({ owner, event, index, happened, kind }): Command[] =>
    happened || kind === 'conditional' ? [] : [{ kind: 'trigger', owner, event, index, variables: {} }],
  )
  return [...done, ...triggers, { kind: 'set-variables', scope: 0, isLocal: true, variables: { n: 6 }, by: 'ann' }]
}

/** Walks as the choices say; `between` is what happens to the instance after every step. */
function walk(definition: ProcessDefinition, choices: readonly number[], between: (step: Step) => Step): Step[] {
  const steps = [started(definition, { n: 0 })]
  for (const choice of choices) {
    const last = steps.at(-1)
    if (last === undefined || last.state.status !== 'active') break
    const before = between(last)
    const commands = possible(before.state)
    const command = commands[choice % commands.length]
    const answer = command === undefined ? null : step(definition, before.state, command, now)
    if (answer?.ok === true) steps.push(answer.value)
  }
  return steps
}

const walking = fc.array(fc.nat(1000), { maxLength: 25 })

function holds(one: ProcessDefinition, other: ProcessDefinition, choices: readonly number[]): void {
  const plainly = walk(one, choices, (before) => before)
  const migrating = walk(one, choices, (before) => {
    const moved = migrated(one, before, other)
    expect(printEvents(moved.events)).toBe('migrated 1→2')
    expect(moved.effects).toEqual([])
    expect(moved.state).toEqual(before.state)
    return moved
  })
  expect(migrating.map(({ events }) => printEvents(events))).toEqual(plainly.map(({ events }) => printEvents(events)))
  expect(migrating.at(-1)?.state).toEqual(plainly.at(-1)?.state)
}

test('going over to the same drawing changes nothing, wherever an instance stands', async () => {
  await fc.assert(
    fc.asyncProperty(randomBlock, walking, async (block, choices) => {
      const xml = blockXml(block)
      holds(await definitionOf(xml), await definitionOf(xml), choices)
    }),
    { numRuns: 80 },
  )
})

const top = (...inner: readonly string[]) => [start(), ...inner, end()]
const undo = [
  boundary('Undo', 'Pay', compensation()),
  service('Refund', 'r', { isForCompensation: 'true' }),
  undoneBy('Undo', 'Refund'),
]

const drawings: Readonly<Record<string, readonly string[]>> = {
  joins: [
    ...top(parallel('F'), parallel('J'), user('A'), service('B', 'w'), user('C')),
    chain('Start', 'F', 'A', 'J', 'End'),
    chain('F', 'B', 'J'),
    chain('F', 'C', 'J'),
  ],
  inclusive: [
    ...top(inclusive('F', 'F-A'), inclusive('J'), user('A'), user('B'), user('C')),
    flow('F', 'A'),
    flow('F', 'B', '=n > 0'),
    flow('F', 'C', '=n < 9'),
    chain('Start', 'F'),
    chain('A', 'J', 'End'),
    chain('B', 'J'),
    chain('C', 'J'),
  ],
  complex: [
    ...top(parallel('F'), complex('J', '=activationCount >= 2'), user('A'), user('B'), user('C'), user('D')),
    chain('Start', 'F', 'A', 'J', 'D', 'End'),
    chain('F', 'B', 'J'),
    chain('F', 'C', 'J'),
  ],
  'multi-instance': [
    ...top(
      sub(
        'Each',
        multi({ cardinality: '=3', outputCollection: 'out', outputElement: '=n' }),
        start('S'),
        user('A'),
        service('B', 'w'),
        end('E'),
        chain('S', 'A', 'B', 'E'),
      ),
      user('Then', {}, multi({ cardinality: '=2', sequential: true })),
      user('Again', {}, loop({ while: '=n > 2', maximum: 3 })),
    ),
    boundary('Late', 'Each', timer('duration', 'PT1H')),
    end('L'),
    chain('Late', 'L'),
    chain('Start', 'Each', 'Then', 'Again', 'End'),
  ],
  events: [
    ...top(
      user('A'),
      eventGateway('G'),
      catching('M', message('m', '="k"')),
      catching('T', timer('duration', 'PT1H')),
      receive('R', 'r', '="k"'),
      gateway('X'),
      catching('All', { parallelMultiple: 'true' }, message('x', '="k"'), signal('y')),
    ),
    boundary('Ask', 'A', message('ask', '="k"'), nonInterrupting),
    boundary('Tick', 'A', timer('cycle', 'R3/PT1H'), nonInterrupting),
    boundary('Wrong', 'A', conditional('=n > 5'), nonInterrupting),
    service('Told', 'w'),
    end('TE'),
    chain('Ask', 'Told', 'TE'),
    flow('Tick', 'Told'),
    flow('Wrong', 'Told'),
    chain('Start', 'A', 'G', 'M', 'X', 'All', 'End'),
    chain('G', 'T', 'X'),
    chain('G', 'R', 'X'),
  ],
  scopes: [
    ...top(
      sub(
        'Outer',
        start('S1'),
        sub('Inner', start('S2'), user('A'), service('B', 'w'), end('E2'), chain('S2', 'A', 'B', 'E2')),
        end('E1'),
        chain('S1', 'Inner', 'E1'),
        eventSub(
          'Aside',
          start('Called', message('c', '="k"'), nonInterrupting),
          user('Help'),
          end('AE'),
          chain('Called', 'Help', 'AE'),
        ),
        eventSub('Stop', start('Halt', message('h', '="k"')), user('Why'), end('HE'), chain('Halt', 'Why', 'HE')),
      ),
      adHoc('Free', { activeElementsCollection: '=["P", "Q"]' }, user('P'), user('Q')),
      call('Sub', 'other'),
      rule('Judge', 'd', 'n'),
    ),
    chain('Start', 'Outer', 'Free', 'Sub', 'Judge', 'End'),
  ],
  compensation: [
    ...top(
      service('Pay', 'w'),
      sub('Part', start('S'), service('Post', 'w'), user('Look'), end('E'), chain('S', 'Post', 'Look', 'E')),
      user('Decide'),
      throwing('Back', compensation()),
    ),
    ...undo,
    chain('Start', 'Pay', 'Part', 'Decide', 'Back', 'End'),
  ],
}

test.each(Object.keys(drawings))('that holds for %s', async (name) => {
  const [one, other] = [await drawn(...(drawings[name] ?? [])), await drawn(...(drawings[name] ?? []))]
  fc.assert(
    fc.property(walking, (choices) => holds(one, other, choices)),
    { numRuns: 80 },
  )
})
