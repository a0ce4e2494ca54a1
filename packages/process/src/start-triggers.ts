import { createEvaluation, type FeelContext } from '@aftersale/feel'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Cause } from './cause.ts'
import type { FlowNode, ProcessDefinition } from './definition.ts'
import type { EventDefinition, TimerDefinition } from './event-definition.ts'
import type { Attribute } from './settings.ts'
import type { TimerState } from './state.ts'
import type { Surroundings } from './stepping/surroundings.ts'
import { contextAsVariables } from './stepping/values.ts'
import { kept } from './timers/counting.ts'
import { firstTimer, nextTimer, recomputedTimer } from './timers/timer.ts'

/** One thing that begins an instance: an event (or receive task) and which of its definitions. */
export interface StartTrigger {
  readonly event: string
  readonly index: number
  readonly definition: Extract<EventDefinition, { kind: 'message' | 'signal' | 'timer' | 'conditional' }>
}

/** Everything that begins an instance of this process by itself: of event-based gateways, the events after them. */
export function startTriggers(definition: ProcessDefinition): readonly StartTrigger[] {
  return definition.triggeredStarts.flatMap((start) => {
    const nodes =
      start.kind === 'eventBasedGateway'
        ? start.outgoing.flatMap(({ target }) => definition.nodes.get(target) ?? [])
        : [start]
    return nodes.flatMap(triggersOf)
  })
}

function triggersOf(node: FlowNode): readonly StartTrigger[] {
  const definitions = node.kind === 'receiveTask' ? [node.message] : 'definitions' in node ? node.definitions : []
  return definitions.flatMap((definition, index) => {
    const { kind } = definition
    return kind === 'message' || kind === 'signal' || kind === 'timer' || kind === 'conditional'
      ? [{ event: node.id, index, definition }]
      : []
  })
}

/** What a start trigger waits for: the name of its message or signal, or its timer. A condition waits for variables. */
export type StartWait =
  | { readonly kind: 'message' | 'signal'; readonly name: string }
  | { readonly kind: 'timer'; readonly timer: TimerState }
  | { readonly kind: 'conditional' }

/** What a start trigger waits for from `from` on, seen without an instance: expressions see no variables there. */
export function startWait(
  { definition }: StartTrigger,
  from: Instant,
  surroundings: Surroundings,
): Result<StartWait, Cause> {
  const { kind } = definition
  if (kind === 'conditional') return accept({ kind })
  if (kind === 'timer') {
    const value = plainValue(definition.value, from, surroundings)
    const timer = firstTimer(value, definition.type, from, surroundings, calendarOf(definition, from, surroundings))
    return timer.ok ? accept({ kind, timer: timer.value }) : timer
  }
  const name = plainValue(definition.name, from, surroundings)
  return typeof name === 'string' && name !== '' ? accept({ kind, name }) : refuse(nameless)
}

/** What follows of a start timer that has fired at `firedAt`; null where nothing does. */
export function startTimerAfter(
  definition: TimerDefinition,
  timer: TimerState,
  firedAt: Instant,
  surroundings: Surroundings,
): TimerState | null {
  const calendar = calendarOf(definition, firedAt, surroundings)
  const next = nextTimer(timer, definition.type, firedAt, definition.catchUp, surroundings, calendar)
  return next.ok ? next.value : null
}

/** A start timer counted anew at `now`, after a calendar changed; as it was where its event gives nothing usable. */
export function recountedStartTimer(
  definition: TimerDefinition,
  timer: TimerState,
  now: Instant,
  surroundings: Surroundings,
): TimerState {
  const value = plainValue(definition.value, now, surroundings)
  const calendar = calendarOf(definition, now, surroundings)
  const next = recomputedTimer(timer, definition.type, value, surroundings, calendar)
  return next.ok && next.value !== null ? next.value : kept(timer, surroundings)
}

/** The conditional start events whose condition is true with these variables. */
export function startsThatHold(
  definition: ProcessDefinition,
  variables: FeelContext,
  now: Instant,
  surroundings: Surroundings,
): readonly StartTrigger[] {
  const evaluation = createEvaluation({ now, zone: surroundings.zone })
  const visible = contextAsVariables(variables)
  return startTriggers(definition).filter(
    (trigger) =>
      trigger.definition.kind === 'conditional' && trigger.definition.condition.evaluate(visible, evaluation) === true,
  )
}

function calendarOf({ calendar }: TimerDefinition, at: Instant, surroundings: Surroundings): string | null {
  const value = calendar === null ? null : plainValue(calendar, at, surroundings)
  return typeof value === 'string' ? value : null
}

function plainValue(attribute: Attribute, at: Instant, { zone }: Surroundings) {
  if (attribute.kind === 'text') return attribute.value
  return attribute.expression.evaluate({}, createEvaluation({ now: at, zone }))
}

const nameless: Cause = {
  code: 'process.not-text',
  message: {
    en: 'The name of the message or signal that starts the process is no text without variables.',
    'zh-CN': '启动流程的消息或信号名称在没有变量时不是文本。',
  },
}
