import type { FeelContext } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Transaction } from '../platform/database.ts'

/** Where an instance stands when a transaction on it ends. */
export interface Outcome {
  readonly instanceId: string
  readonly businessKey: string
  readonly status: 'waiting' | 'stopped' | 'completed'
  readonly variables: FeelContext
}

/** Told of every instance that moved, in the same transaction: how a module keeps its own record in step. */
export type OutcomeListener = (tx: Transaction, outcomes: readonly Outcome[], now: Instant) => Promise<void>
