import type { Instant } from '@aftersale/kernel'
import { type Surroundings, startTriggers, startWait } from '@aftersale/process'
import type { DeploymentProblem, Draft } from './draft.ts'
import type { StartSubscriptionRow, StartTimerRow } from './start-subscriptions.store.ts'

export interface Starts {
  readonly subscriptions: readonly StartSubscriptionRow[]
  readonly timers: readonly StartTimerRow[]
  readonly problems: readonly DeploymentProblem[]
}

/** What begins instances of a process by itself, as rows; timers count from now. */
export function startsOf(
  { process, resource }: Draft,
  definitionId: string,
  now: Instant,
  surroundings: Surroundings,
): Starts {
  const subscriptions: StartSubscriptionRow[] = []
  const timers: StartTimerRow[] = []
  const problems: DeploymentProblem[] = []
  if (process === null) return { subscriptions, timers, problems }
  for (const trigger of startTriggers(process)) {
    const { event, index } = trigger
    const base = { definition_id: definitionId, process_key: process.id, event, index }
    const wait = startWait(trigger, now, surroundings)
    if (!wait.ok) {
      const { code, message } = wait.refusal
      problems.push({ resource: resource.name, code, element: event, message })
    } else if (wait.value.kind === 'timer') {
      const { due: due_at, rule, from: counted_from, repetitions } = wait.value.timer
      timers.push({ ...base, due_at, rule, counted_from, repetitions })
    } else {
      const { kind } = wait.value
      subscriptions.push({ ...base, kind, name: kind === 'conditional' ? '' : wait.value.name })
    }
  }
  return { subscriptions, timers, problems }
}
