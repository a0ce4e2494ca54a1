import type { Sentence } from '../../platform/trouble.ts'
import type { PayloadRefusal } from '../payload.ts'
import type { EarlierAnswer } from './answered-jobs.store.ts'

type Variables = Readonly<Record<string, unknown>>

/** What a worker says of a job that it holds. Variables are JSON values. */
export type JobReport = { readonly jobId: string; readonly fence: number } & (
  | { readonly kind: 'completed'; readonly variables: Variables }
  | FailedReport
  /** A BPMN error: business says that it cannot be done. */
  | { readonly kind: 'error-thrown'; readonly code: string; readonly message: string; readonly variables: Variables }
  /** A BPMN escalation: somebody should know, and the job goes on unless an interrupting event catches it. */
  | { readonly kind: 'escalated'; readonly code: string; readonly variables: Variables }
)

/** An attempt that came to nothing. */
export interface FailedReport {
  readonly kind: 'failed'
  readonly message: Sentence
  /** What the incident is called, if it comes to that; null: the engine's own word. */
  readonly code: string | null
  /** Attempts left after this one; null: one less than there were. */
  readonly retries: number | null
  /** Milliseconds until it is tried again; null: the longer the more often it failed. */
  readonly delay: number | null
  /** Kept at the element, where the next attempt sees them. */
  readonly variables: Variables
}

/** Why a job is not in a worker's hands. */
export type HoldingRefusal =
  /** It was done, canceled or stopped; or there never was such a job. */
  | { readonly code: 'jobs.gone' }
  /** The lock was lost; `worker` has it now, or nobody. */
  | { readonly code: 'jobs.not-yours'; readonly worker: string | null }
  /** The same attempt was answered before, and otherwise. */
  | { readonly code: 'jobs.answered'; readonly answer: EarlierAnswer }

/** Why a worker's word does not count. */
export type JobRefusal =
  | HoldingRefusal
  | { readonly code: 'jobs.suspended' }
  /** It leads an ad-hoc sub-process, which has no such activity. */
  | { readonly code: 'jobs.no-such-activity'; readonly element: string }
  | PayloadRefusal
