import type { Instant } from '@aftersale/kernel'
import type { Command, ElementInstance } from '@aftersale/process'
import type { ActiveInstance } from '../room/instance.ts'
import type { RecordedAnswer, RecordedVisit } from './recording.ts'

/** What the past has to say next, and when: as long after its question as in the past. */
export interface Answer {
  readonly instance: ActiveInstance
  readonly element: ElementInstance | null
  readonly at: Instant
  readonly command: Command
  /** What was told by it; null: nothing of the past, it was only supposed. */
  readonly visit: RecordedVisit | null
  /** Of a user task: what was submitted. */
  readonly submitted: RecordedAnswer | null
}
