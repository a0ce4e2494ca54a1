import type { ElementInstance, InstanceState, Subscription } from '@aftersale/process'
import type { Deployed } from '../deploying/resource.ts'

/** A process instance, pinned to its version. */
export interface Instance {
  /** What it is called in a scenario: its key, `#1` where it got none, `#1/Call(5)` where another instance called it. */
  readonly name: string
  /** The name, told from others that have the same one. */
  readonly label: string
  readonly deployed: Deployed<'process'>
  readonly caller: { readonly instance: Instance; readonly key: number } | null
  /** Process and correlation key that no second instance may be begun with by a message while this one runs. */
  readonly lock: string | null
  /** Called instances that are active. */
  readonly called: Set<Instance>
  /** When (as a number that grows) a wait opened, by what it is. */
  readonly openings: Map<string, number>
  /** Attempts left of jobs that failed. */
  readonly attempts: Map<string, number>
  state: InstanceState | null
  /** Whether its caller knows of its end, or is not to be told. */
  isTold: boolean
}

export interface ActiveInstance extends Instance {
  state: InstanceState
}

export const isActive = (instance: Instance): instance is ActiveInstance => instance.state?.status === 'active'

export const isNamed = ({ name, label }: Instance, key: string): boolean => name === key || label === key

/** Whether an instance is the one with this name, or one that it called. */
export function isOf(instance: Instance, key: string): boolean {
  for (let one: Instance | null = instance; one !== null; one = one.caller?.instance ?? null) {
    if (isNamed(one, key)) return true
  }
  return false
}

/** Says by which name an open piece of work, or a subscription, is known among the openings. */
export const waitId = ({ key, wait }: Pick<ElementInstance, 'key' | 'wait'>): string =>
  wait.kind === 'job' ? `${key} ${wait.part}` : `${key}`

export const subscriptionId = ({ owner, event, index }: Subscription): string => `${owner} ${event} ${index}`

export const openingOf = ({ openings }: Instance, id: string): number => openings.get(id) ?? 0
