import type { Json } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { ProcessDefinition } from '@aftersale/process'

/** What somebody submitted at a user task. */
export interface RecordedAnswer {
  /** Which of several approvers; null where the task had one answer. */
  readonly signer: string | null
  readonly by: string
  readonly at: Instant
  readonly values: Readonly<Record<string, Json>>
}

/** One visit to one element, in the version of the process that the case ran in. */
export interface RecordedVisit {
  readonly definition: ProcessDefinition
  readonly element: string
  readonly enteredAt: Instant
  /** When it was closed; null: it is still open. */
  readonly closedAt: Instant | null
  /** `left`: it was done; `undone`: it ended without; `error`: its work was refused, with this code. */
  readonly closed: 'left' | 'undone' | 'error' | null
  readonly errorCode: string | null
  /** The task that the case was sent back to from here. */
  readonly sentBackTo: string | null
  /** Where its end stands among the observations: those from here on were made after it. */
  readonly observedFrom: number
  readonly answers: readonly RecordedAnswer[]
}

/** Values of variables as they were seen at one moment: what a decision read, what somebody set, what stood there at the end. */
export interface Observation {
  readonly values: Readonly<Record<string, Json>>
}

/** What is known of the run of a past case. */
export interface Recording {
  /** Id of the case. */
  readonly id: string
  readonly businessKey: string
  readonly openedAt: Instant
  /** Until when it was watched: its end, or now. */
  readonly seenUntil: Instant
  readonly hasEnded: boolean
  /** Whether it ran under exactly the versions that are deployed now: then these must lead to the same path. */
  readonly isOfToday: boolean
  /** The variables that it began with. */
  readonly start: Readonly<Record<string, Json>>
  /** In the order in which they were entered. */
  readonly visits: readonly RecordedVisit[]
  /** In their order; the last is what stood there at the end. */
  readonly observations: readonly Observation[]
  /** What would go back to the customer if the request was granted, in minor units; null: nothing, or not known. */
  readonly worth: { readonly minor: number; readonly currency: string } | null
}

/** The variables that a type of work brings; null: a type that nothing is known of. */
export type Brings = (type: string) => readonly string[] | null
