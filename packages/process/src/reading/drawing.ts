import type { BoundaryEvent, SequenceFlow } from '../definition.ts'
import type { Attribute } from '../settings.ts'
import type { Problems } from './problems.ts'
import type { Scan } from './scan.ts'

/** What reading an expression needs. */
export interface Reading {
  readonly problems: Problems
  /** Names of data, which may have spaces in them. */
  readonly names: readonly string[]
}

/** What reading one element needs to know of the process around it. */
export interface Drawing extends Reading {
  readonly scan: Scan
  readonly incoming: ReadonlyMap<string, readonly SequenceFlow[]>
  readonly outgoing: ReadonlyMap<string, readonly SequenceFlow[]>
  /** By the id of the activity that they are drawn on. */
  readonly boundaries: Map<string, BoundaryEvent[]>
  /** Priority of work where an element states none of its own. */
  readonly jobPriority: Attribute | null
}
