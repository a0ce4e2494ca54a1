import type { FeelContext } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Cause } from '@aftersale/process'
import type { Transaction } from '../../platform/database.ts'

/** Work that a service task asks for, inside the transaction of its step. */
export interface Job {
  /** Stable over every retry of this visit: what dedupes money and messages (engine.md, guarantee 2). */
  readonly effectKey: string
  readonly instanceId: string
  /** The instance that it runs for: itself, or the one at the top of those that called it. */
  readonly rootId: string
  readonly businessKey: string
  readonly element: string
  readonly headers: Readonly<Record<string, string>>
  readonly variables: FeelContext
}

/** The key of one piece of an element's work; its own work has no part, that of its listeners has. */
export const effectKeyOf = (instanceId: string, visit: number, part: string): string =>
  part === '' ? `${instanceId}/${visit}` : `${instanceId}/${visit}/${part}`

/**
 * The variables that the work brings, as JSON values; or why it cannot be done, which a person then repairs. What business
 * refuses (`isRefused`) is an error to the model first: an event that catches its code, or every code, takes it, with the
 * variable `refusal` {code, en, zh}.
 */
export type JobAnswer =
  | { readonly variables: Readonly<Record<string, unknown>> }
  | { readonly failure: Cause; readonly isRefused?: true }

/** Does one type of work for many instances at once; answers in the order of the jobs. */
export type JobHandler = (tx: Transaction, jobs: readonly Job[], now: Instant) => Promise<readonly JobAnswer[]>

/** By job type, as the models name them: `returns.claim-units`. */
export type JobHandlers = Readonly<Record<string, JobHandler>>
