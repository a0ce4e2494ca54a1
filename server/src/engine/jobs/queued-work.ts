import type { ActivatedJob } from './activated-job.ts'
import type { JobAnswer } from './job.ts'

/** A BPMN error: business says that it cannot be done, and the model says what then. */
export interface ErrorAnswer {
  readonly error: {
    readonly code: string
    readonly message: string
    readonly variables?: Readonly<Record<string, unknown>>
  }
}

/**
 * Does one piece of work with effects outside the database, after the commit of the step that asked for it. What it throws
 * is tried again, the longer after the more often it failed, until its attempts are used up; then a person is asked. It may
 * be run again although it was done, so effects carry `job.effectKey`. `signal` is aborted when the job is lost to another.
 */
export type QueuedHandler = (
  job: ActivatedJob,
  context: { readonly signal: AbortSignal },
) => Promise<JobAnswer | ErrorAnswer>

export interface QueuedWork {
  readonly handler: QueuedHandler
  /** How many at once in each server; 10 where nothing is said. */
  readonly concurrency?: number
  /** How long a lock lasts that is not prolonged, in seconds. */
  readonly lockSeconds?: number
  /** Names of the variables that it looks at; all where nothing is said. */
  readonly variables?: readonly string[]
}

/** By job type, as the models name them. */
export type QueuedHandlers = Readonly<Record<string, QueuedWork>>
