import { type FeelContext, feelToJson } from '@aftersale/feel'
import { type Instant, instant, isoOf } from '@aftersale/kernel'
import {
  type Command,
  type Effect,
  type ProcessDefinition,
  printEvents,
  type Step,
  type Subscription,
  step,
} from '../src/index.ts'

export const now: Instant = instant('2026-03-01T08:00:00Z')

/** Steps an instance and expects that the command applies. */
export function stepped(definition: ProcessDefinition, before: Step | null, command: Command, at = now): Step {
  const answer = step(definition, before?.state ?? null, command, at)
  if (!answer.ok) throw new Error(`expected ${command.kind} to apply, got ${JSON.stringify(answer.refusal)}`)
  return answer.value
}

export const started = (definition: ProcessDefinition, variables: FeelContext = {}): Step =>
  stepped(definition, null, { kind: 'start', variables })

/** What happened and what is to be done, a line each: how tests read a step. */
export function printed({ events, effects }: Step): string[] {
  return [printEvents(events), ...effects.map(printEffect)]
}

function printEffect(effect: Effect): string {
  if (effect.kind === 'subscription') return printSubscription(effect.subscription)
  if (effect.kind === 'write-data') return `write-data ${effect.store} ${JSON.stringify(feelToJson(effect.value))}`
  const head = `${effect.kind} ${'element' in effect ? `${effect.element}(${effect.key})` : `(${effect.key})`}`
  switch (effect.kind) {
    case 'job': {
      const part = effect.job.part === '' ? '' : ` ${effect.job.part}`
      return `${head}${part} ${effect.job.type} ${json(effect.variables)}`
    }
    case 'decision':
      return `${head} ${effect.decisionId} ${json(effect.variables)}`
    case 'user-task': {
      const { assignee, candidateGroups, formId } = effect.task
      return `${head} ${assignee ?? '-'} [${candidateGroups.join()}] ${formId ?? '-'}`
    }
    case 'call':
      return `${head} ${effect.processId} ${json(effect.variables)}`
    case 'read-data':
      return `${head} ${effect.stores.join()}`
    case 'message':
      return `${head} ${effect.name} ${effect.correlationKey} ${json(effect.variables)}`
    case 'signal':
      return `${head} ${effect.name} ${json(effect.variables)}`
    case 'error':
    case 'escalation':
      return `${head} ${effect.code} ${json(effect.variables)}`
    case 'task-listened':
      return `${head} ${effect.on}`
    case 'incident':
      return `${head} ${effect.cause.code}`
  }
}

function printSubscription(subscription: Subscription): string {
  const head = `waits ${subscription.event}`
  switch (subscription.kind) {
    case 'message':
      return `${head} message ${subscription.name} ${subscription.correlationKey}`
    case 'signal':
      return `${head} signal ${subscription.name}`
    case 'timer':
      return `${head} timer ${isoOf(subscription.due)}`
    case 'conditional':
      return `${head} condition`
  }
}

const json = (context: FeelContext) => JSON.stringify(feelToJson(context))
