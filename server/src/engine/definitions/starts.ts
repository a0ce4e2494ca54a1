import type { Instant } from '@aftersale/kernel'
import { type Surroundings, startTriggers, startWait } from '@aftersale/process'
import { timesOf } from '../timers/start-timers.store.ts'
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
      const { rule, from: counted_from } = wait.value.timer
      timers.push({ ...base, ...timesOf(wait.value.timer), rule, counted_from })
    } else {
      const { kind } = wait.value
      subscriptions.push({ ...base, kind, name: kind === 'conditional' ? '' : wait.value.name })
    }
  }
  return { subscriptions, timers, problems }
}
