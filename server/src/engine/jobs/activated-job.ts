import type { FeelContext } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Job } from './job.ts'

/** A job that a worker holds for a while. */
export interface ActivatedJob extends Omit<Job, 'rootId'> {
  readonly id: string
  readonly type: string
  /** Grows each time the job is given to somebody; whoever answers must show it. */
  readonly fence: number
  readonly processKey: string
  readonly processVersion: number
  /** Which of the element's works it is: '' its own, `start-0` its first start listener … */
  readonly part: string
  /** Attempts left, this one included. */
  readonly retries: number
  readonly lockedUntil: Instant
}

/** What a worker asks for. */
export interface JobRequest {
  /** Each of them once, at least one. */
  readonly types: readonly string[]
  /** The name that incidents and the list of jobs show. */
  readonly worker: string
  /** How many at most. */
  readonly most: number
  /** Milliseconds. */
  readonly lockFor: number
  /** Names of the variables that are wanted; null: all that the element sees. */
  readonly variables: readonly string[] | null
}

/** Those of the variables that are wanted and there. */
export function wanted(variables: FeelContext, names: readonly string[] | null): FeelContext {
  if (names === null) return variables
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = Object.hasOwn(variables, name) ? variables[name] : undefined
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
