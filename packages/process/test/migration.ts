import { type FeelContext, feelToJson } from '@aftersale/feel'
import { type Instant, isoOf } from '@aftersale/kernel'
import type { Command, ElementInstance, InstanceState, ProcessDefinition, Step } from '../src/index.ts'
import { INSTANCE, migrateState } from '../src/index.ts'
import { definitionOf, type Piece, processXml } from './bpmn-xml.ts'
import { now, started, stepped } from './instance.ts'

export const drawn = (...pieces: readonly Piece[]): Promise<ProcessDefinition> => definitionOf(processXml(...pieces))

/** Starts an instance and does with it what is said, by element ids: completes its task or job, triggers its event. */
export function walked(
  definition: ProcessDefinition,
  doings: readonly string[] = [],
  variables: FeelContext = {},
): Step {
  return doings.reduce(
    (step, doing) => stepped(definition, step, commandAt(step.state, doing)),
    started(definition, variables),
  )
}

/** `Do` completes the oldest that waits at Do; `Do#2` the second; `Late!` triggers the event. */
export function commandAt(state: InstanceState, doing: string): Command {
  if (doing.endsWith('!')) {
    const found = state.subscriptions.find(({ event }) => event === doing.slice(0, -1))
    if (found === undefined) throw new Error(`expected a subscription of ${doing}, got ${shape(state)}`)
    const { owner, event, index } = found
    return { kind: 'trigger', owner, event, index, variables: {} }
  }
  const [id = '', nth = '1'] = doing.split('#')
  const waiting = state.elements.filter(({ element, wait }) => element === id && wait.kind !== 'children')
  const element = waiting[Number(nth) - 1]
  if (element === undefined) throw new Error(`expected something waiting at ${doing}, got ${shape(state)}`)
  const { key, wait } = element
  if (wait.kind === 'user-task') return { kind: 'complete-user-task', key, variables: {}, by: 'ann' }
  if (wait.kind === 'job') return { kind: 'complete-job', key, part: wait.part, variables: {} }
  if (wait.kind === 'repair') return { kind: 'retry', key, by: 'ann' }
  if (wait.kind === 'call') return { kind: 'complete-call', key, variables: {} }
  throw new Error(`expected ${doing} to wait for somebody, it waits for ${wait.kind}`)
}

interface How {
  readonly mapping?: Readonly<Record<string, string>>
  readonly at?: Instant
}

const planOf = (mapping: How['mapping'] = {}) => ({ mapping, versions: { from: 1, to: 2 }, by: 'ann' })

export function migrated(
  from: ProcessDefinition,
  before: Step,
  to: ProcessDefinition,
  { mapping, at = now }: How = {},
): Step {
  const answer = migrateState(from, before.state, to, planOf(mapping), at)
  if (answer.ok) return answer.value
  throw new Error(answer.refusal.problems.map(({ message }) => message.en).join('\n'))
}

/** Why it cannot: `no-target A`. */
export function hindrances(
  from: ProcessDefinition,
  before: Step,
  to: ProcessDefinition,
  { mapping }: How = {},
): string[] {
  const answer = migrateState(from, before.state, to, planOf(mapping), now)
  return answer.ok
    ? []
    : answer.refusal.problems.map(({ code, element }) => `${code.replace('process.', '')} ${element}`)
}

/** What is active, as a tree with keys, then waiting tokens: `Sub:4(A:2 B:3) | S-J`. */
export function shape(state: InstanceState): string {
  const inside = Map.groupBy(state.elements, ({ scope }) => scope)
  const print = ({ key, element, loop }: ElementInstance): string => {
    const inner = inside.get(key)
    return `${element}${loop === null ? '' : '[]'}:${key}${inner === undefined ? '' : `(${inner.map(print).join(' ')})`}`
  }
  const tree = (inside.get(INSTANCE) ?? []).map(print).join(' ')
  const tokens = state.taken.map(({ flow, scope }) => (scope === INSTANCE ? flow : `${flow}@${scope}`)).join(' ')
  return tokens === '' ? tree : `${tree} | ${tokens}`
}

/** What it listens to: `Late@2 timer 2026-03-01T09:00:00Z`. */
export const listens = ({ subscriptions }: InstanceState): string[] =>
  subscriptions.map((one) => {
    const what =
      one.kind === 'timer'
        ? isoOf(one.due).replace('.000Z', 'Z')
        : one.kind === 'message'
          ? `${one.name} ${one.correlationKey}`.trim()
          : one.kind === 'signal'
            ? one.name
            : `${one.held}`
    return `${one.event}@${one.owner} ${one.kind} ${what}`
  })

export const variables = (context: FeelContext | null | undefined): unknown =>
  context === undefined || context === null ? null : feelToJson(context)
