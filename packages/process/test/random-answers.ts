import { dateFromText, durationFromText, type FeelValue, feelFromJson, numberFromText } from '@aftersale/feel'
import fc from 'fast-check'
import { type Command, type ElementInstance, INSTANCE, type InstanceState } from '../src/index.ts'
import { broken } from './play.ts'

/** What the outside answers: mostly a number for the conditions, at times what makes them undecided. */
const value: fc.Arbitrary<FeelValue> = fc.oneof(
  { weight: 8, arbitrary: fc.nat(9) },
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

export interface Answer {
  readonly n: FeelValue
  readonly data: FeelValue
  /** Which of what can be answered. */
  readonly which: number
  /** Which of the ways to answer it. */
  readonly how: number
}

export const randomAnswer: fc.Arbitrary<Answer> = fc.record({
  n: value,
  data: value,
  which: fc.nat(99),
  how: fc.nat(99),
})

/** A command that applies to the instance as it is, or null where nothing can be asked of it. */
export function answerTo(state: InstanceState, answer: Answer): Command | null {
  const { n, data, which, how } = answer
  if (state.status !== 'active') return null
  const waiting = state.elements.filter(({ wait }) => wait.kind !== 'children' && wait.kind !== 'compensation')
  const open = state.subscriptions.filter(({ happened }) => !happened)
  const target = which % (waiting.length + open.length + 1)
  const element = waiting[target]
  if (element !== undefined) return answerOf(element, answer)
  const subscription = open[target - waiting.length]
  if (subscription !== undefined && subscription.kind !== 'conditional') {
    const { owner, event, index } = subscription
    return { kind: 'trigger', owner, event, index, variables: subscription.kind === 'timer' ? {} : { n } }
  }
  if (how === 0) return { kind: 'cancel', by: 'ann', reason: null }
  if (how < 20) return { kind: 'recompute-timers' }
  const last = state.elements.at(-1)
  const scope = how < 50 && last !== undefined ? last.key : INSTANCE
  return { kind: 'set-variables', scope, isLocal: how % 2 === 0, variables: { n, data }, by: 'ann' }
}

function answerOf(element: ElementInstance, { n, data, how }: Answer): Command {
  const { key, wait } = element
  const variables = { n, data }
  if (how < 5 && wait.kind !== 'repair') return { kind: 'fail', key, cause: broken }
  if (how < 8) return { kind: 'modify', terminate: [key], activate: [], by: 'ann' }
  if (how < 11 && wait.kind !== 'repair') {
    return {
      kind: 'modify',
      terminate: [],
      activate: [{ element: element.element, scope: element.scope, variables: {} }],
      by: 'ann',
    }
  }
  const canThrow = wait.kind === 'job' || wait.kind === 'user-task' || wait.kind === 'call'
  if (how < 20 && canThrow) return { kind: 'throw-error', key, code: 'E', message: '', variables }
  if (how < 25 && canThrow) return { kind: 'escalate', key, code: 'U', variables }
  if (how < 35) return { kind: 'skip', key, variables, by: 'ann' }
  switch (wait.kind) {
    case 'job':
      return { kind: 'complete-job', key, part: wait.part, variables }
    case 'decision':
      return { kind: 'complete-decision', key, result: n, trace: null }
    case 'user-task':
      return { kind: 'complete-user-task', key, variables, by: 'ann' }
    case 'call':
      return { kind: 'complete-call', key, variables }
    case 'repair':
      return { kind: 'retry', key, by: 'ann' }
    default:
      return { kind: 'set-variables', scope: INSTANCE, isLocal: false, variables: { n }, by: 'ann' }
  }
}

/** A command that nobody in their right mind gives: of any kind, for any key, with any name. */
export const hostileCommand: fc.Arbitrary<Command> = fc
  .record({
    key: fc.oneof(fc.integer({ min: -2, max: 30 }), fc.constantFrom(Number.NaN, 1e20, 0.5)),
    name: fc.oneof(fc.constantFrom('Start', 'End', 'T1', 'S1', 'S2', 'G1', 'A1', '', '__proto__', 'constructor')),
    index: fc.integer({ min: -1, max: 2 }),
    part: fc.constantFrom('', 'start-0', 'end-0', 'end-9', 'completing-0', '-', 'x'),
    value,
  })
  .chain(({ key, name, index, part, value: n }) => {
    const variables = { n, [name]: n }
    const by = name
    return fc.constantFrom<Command>(
      { kind: 'start', variables },
      { kind: 'complete-job', key, part, variables },
      { kind: 'complete-decision', key, result: n, trace: null },
      { kind: 'complete-user-task', key, variables, by },
      { kind: 'sign', key, who: name, variables, by },
      { kind: 'add-signer', key, who: name, before: null, by },
      { kind: 'replace-signer', key, who: name, with: 'x', by },
      { kind: 'send-back', key, to: name, variables, by },
      { kind: 'update-user-task', key, changes: { assignee: name } },
      { kind: 'ask-task-listeners', key, on: 'updating', data: n },
      { kind: 'complete-call', key, variables },
      { kind: 'give-data', key, values: variables },
      { kind: 'trigger', owner: key, event: name, index, variables },
      { kind: 'throw-error', key, code: name, message: '', variables },
      { kind: 'escalate', key, code: name, variables },
      { kind: 'fail', key, cause: broken },
      { kind: 'retry', key, by },
      { kind: 'skip', key, variables, by },
      { kind: 'set-variables', scope: key, isLocal: index === 0, variables, by },
      { kind: 'activate-ad-hoc', key, elements: [{ element: name, variables }] },
      { kind: 'complete-ad-hoc', key, by },
      { kind: 'modify', terminate: [key], activate: [], by },
      { kind: 'modify', terminate: [], activate: [{ element: name, scope: index === 0 ? key : null, variables }], by },
      { kind: 'cancel', by, reason: null },
      { kind: 'recompute-timers' },
    )
  })
