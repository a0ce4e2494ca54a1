import type { Words } from '../document/part.ts'
import type { PlainFlow, Scope } from '../reading/plain-flow.ts'
import type { KnownValue } from '../values/known-values.ts'

/** One difference of two editions, as people read it. */
export interface PlainChange {
  /** The card that it is about, in the newer edition unless it is gone there; null: the flow as a whole. */
  readonly element: string | null
  /** The part of the flow in which the card stands; null with the flow as a whole. */
  readonly scope: string | null
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  readonly words: Words
  /** No card says it in words: the expert view does. */
  readonly isAdvanced: boolean
  /** The way that it is about; null: the card itself. */
  readonly way: string | null
}

/** One of two editions, and what its conditions ask about. */
export interface Edition {
  readonly plain: PlainFlow
  readonly known: readonly KnownValue[]
}

/** A part of a flow in one of two editions. */
export interface ScopeEdition extends Edition {
  readonly scope: Scope
}
