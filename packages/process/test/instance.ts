import { type FeelContext, feelToJson } from '@aftersale/feel'
import { type Instant, instant } from '@aftersale/kernel'
import { type Command, type Effect, type ProcessDefinition, printEvents, type Step, step } from '../src/index.ts'

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
  const head = `${effect.kind} ${effect.element}(${effect.key})`
  switch (effect.kind) {
    case 'job':
      return `${head} ${effect.type} ${json(effect.variables)}`
    case 'decision':
      return `${head} ${effect.decisionId} ${json(effect.variables)}`
    case 'user-task':
      return `${head} ${effect.assignee ?? '-'} [${effect.candidateGroups.join()}] ${effect.formId ?? '-'}`
    case 'incident':
      return `${head} ${effect.cause.code}`
  }
}

const json = (context: FeelContext) => JSON.stringify(feelToJson(context))
