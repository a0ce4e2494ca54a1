import type { FeelContext } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import type { Working } from './working.ts'

/** Where an instance stands when a transaction on it ends. */
export interface Outcome {
  readonly instanceId: string
  readonly businessKey: string
  readonly status: 'waiting' | 'stopped' | 'completed' | 'terminated'
  readonly variables: FeelContext
  /** Ids of the elements at which it is. */
  readonly at: readonly string[]
}

/** Told of every instance that moved, in the same transaction: how a module keeps its own record in step. */
export type OutcomeListener = (tx: Transaction, outcomes: readonly Outcome[], now: Instant) => Promise<void>

export function outcomeOf({ id, businessKey, state }: Working): Outcome {
  if (state === null) throw new Error(`expected instance ${id} to have a state once it is saved`)
  const stopped = state.elements.some((element) => element.wait.kind === 'repair')
  const status = state.status !== 'active' ? state.status : stopped ? 'stopped' : 'waiting'
  const at = state.status === 'active' ? state.elements.map(({ element }) => element) : []
  return { instanceId: id, businessKey, status, variables: state.variables, at }
}
