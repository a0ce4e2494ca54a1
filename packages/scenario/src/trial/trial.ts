import type { DecisionTrace } from '@aftersale/decision'
import type { Instant } from '@aftersale/kernel'
import type { Cause, NodeKind } from '@aftersale/process'
import type { Sentence } from '../sentence.ts'

/** One step of the path, in the order in which they began. */
export interface TrialStep {
  readonly element: string
  readonly name: Sentence
  readonly kind: NodeKind
  readonly at: Instant
  /** Whether it was left again; false: it still waits, or was ended undone. */
  readonly isDone: boolean
}

/** What a business rule task came to. */
export interface TrialDecision {
  readonly element: string
  readonly name: Sentence
  readonly at: Instant
  readonly trace: readonly DecisionTrace[]
}

/** A task that somebody was asked. */
export interface TrialTask {
  readonly element: string
  readonly name: Sentence
  readonly at: Instant
  readonly assignee: string | null
  readonly groups: readonly string[]
  readonly users: readonly string[]
  readonly signers: readonly string[]
  /** Who answered in the past; null: nobody has. */
  readonly answeredBy: string | null
  readonly answeredAt: Instant | null
}

/** A message to the customer that would be sent. */
export interface TrialMessage {
  readonly element: string
  readonly name: Sentence
  readonly at: Instant
  readonly template: string
}

/**
 * Where it does not go on. `person`: nobody has decided this in the past; `work`: the case never came to this step, what it
 * would bring is not known; `event`: nothing of the kind arrived; `incident`: it would stop there, for this cause.
 */
export interface TrialStop {
  readonly kind: 'person' | 'work' | 'event' | 'incident'
  readonly element: string
  readonly name: Sentence
  readonly groups: readonly string[]
  readonly cause: Cause | null
  /** Whether the past still waits at the same place. */
  readonly wasSo: boolean
}

export interface Money {
  readonly minor: number
  readonly currency: string
}

/** What became of a past case under some version of its flow and rules. */
export interface Trial {
  /** `endless`: it turns without end, or makes more steps than any case does. */
  readonly status: 'ended' | 'waits' | 'stopped' | 'endless'
  /** The end event that it came to; null where it did not. */
  readonly end: { readonly element: string; readonly name: Sentence } | null
  readonly stops: readonly TrialStop[]
  readonly path: readonly TrialStep[]
  readonly decisions: readonly TrialDecision[]
  readonly tasks: readonly TrialTask[]
  readonly messages: readonly TrialMessage[]
  /** The last word on the request, and whose it was; null: nobody said one. */
  readonly verdict: { readonly granted: boolean; readonly by: 'rule' | 'person' } | null
  /** The variable `outcome` at the end. */
  readonly outcome: string | null
  /** What went back to the customer; `isEstimate`: it was granted, and the past does not say how much went back. */
  readonly refund: (Money & { readonly isEstimate: boolean }) | null
  /** Work that the past never did and that was supposed to be done, because nothing further depends on it. */
  readonly supposed: readonly string[]
}
