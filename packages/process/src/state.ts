import type { FeelContext } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'

/** An instance between two commands. Plain data: written as JSON and read back, it steps on exactly the same. */
export interface InstanceState {
  readonly status: 'active' | 'completed'
  /** The key that the next element instance gets: keys count from 1 within an instance and are never used twice. */
  readonly nextKey: number
  readonly variables: FeelContext
  /** Only what is active; what was left stands in the events. Oldest first. */
  readonly elements: readonly ElementInstance[]
}

/** One visit to one flow node that has not been left yet. */
export interface ElementInstance {
  readonly key: number
  readonly element: string
  readonly since: Instant
  readonly waitsFor: 'job' | 'decision' | 'user-task' | 'repair'
  /** What `zeebe:input` mappings made for this visit alone; null where it has none. */
  readonly locals: FeelContext | null
}
