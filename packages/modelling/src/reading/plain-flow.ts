import type { Words } from '../document/part.ts'

/** Who a step is for. `groups` and `persons` by their keys; a formula where the model computes it. */
export type Who =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'groups'; readonly groups: readonly string[] }
  | { readonly kind: 'persons'; readonly persons: readonly string[] }
  /** A group that a variable names and, where it names none, this one. */
  | { readonly kind: 'named'; readonly variable: string; readonly otherwise: string | null }
  | { readonly kind: 'formula'; readonly text: string }

/** How long: an ISO 8601 duration, counted on a business calendar where one is named; or a formula or date as written. */
export interface Timing {
  readonly duration: string | null
  readonly calendar: string | null
  /** As it is written in the model. */
  readonly text: string
}

export type PolicyKind = 'any' | 'all' | 'ordered' | 'ratio'

export interface Policy {
  readonly kind: PolicyKind
  /** Share that must approve, above 0 up to 1; of `ratio` alone. */
  readonly ratio: number | null
  /** E-mail addresses, or a formula as written. */
  readonly approvers: string
}

export type FieldRight = 'hidden' | 'readonly' | 'editable' | 'required'

/** What begins, wakes, interrupts or ends. */
export type PlainEvent =
  | { readonly kind: 'none' | 'signal' | 'escalation' | 'compensation' | 'cancel' | 'terminate' | 'link' | 'several' }
  | { readonly kind: 'message'; readonly message: string }
  | { readonly kind: 'timer'; readonly timing: Timing }
  | { readonly kind: 'error'; readonly code: string | null }
  | { readonly kind: 'condition'; readonly condition: string }

/** What a card is about, by kind. */
export type Step =
  | { readonly kind: 'start'; readonly event: PlainEvent }
  | {
      readonly kind: 'person'
      readonly who: Who
      readonly form: string | null
      readonly due: Timing | null
      readonly policy: Policy | null
      readonly rights: Readonly<Record<string, FieldRight>>
    }
  | { readonly kind: 'rule'; readonly decision: string | null; readonly result: string | null }
  | { readonly kind: 'work'; readonly work: string }
  | { readonly kind: 'tell'; readonly template: string | null }
  | { readonly kind: 'wait'; readonly event: PlainEvent }
  /** One way is taken, or all whose condition holds. */
  | { readonly kind: 'branch'; readonly takes: 'one' | 'some' }
  | { readonly kind: 'parallel' }
  /** Where ways meet: for all of them, for those that were taken, or for any. */
  | { readonly kind: 'join'; readonly awaits: 'any' | 'taken' | 'all' }
  /** What happens first decides the way. */
  | { readonly kind: 'race' }
  | { readonly kind: 'call'; readonly process: string | null }
  /** A part of the flow with steps of its own; `event` begins it, where it stands by itself. */
  | { readonly kind: 'group'; readonly event: PlainEvent | null }
  | { readonly kind: 'end'; readonly event: PlainEvent }
  | { readonly kind: 'advanced'; readonly what: Words }

export type CardKind = Step['kind']

/** One element of a flow as people read it. */
export interface Card {
  readonly id: string
  readonly name: Words
  readonly step: Step
  /** It is done for each of several things, or again and again. */
  readonly repeats: boolean
}

/** An event on the border of a card: “or, after 3 days”. */
export interface Interruption {
  readonly id: string
  readonly event: PlainEvent
  readonly name: Words
  /** What the card does goes on meanwhile. */
  readonly goesOn: boolean
}

/** How one card leads to another. */
export interface Way {
  /** Of the sequence flow. */
  readonly id: string
  readonly from: string
  readonly to: string
  readonly name: Words
  /** FEEL, without `=`; null where it is always taken. */
  readonly condition: string | null
  readonly isDefault: boolean
  readonly interruption: Interruption | null
}

/** What one part of a flow holds at its own level. */
export interface Scope {
  /** Of the process or the sub-process. */
  readonly id: string
  readonly name: Words
  /** The scope around it; null of a whole flow. */
  readonly parent: string | null
  readonly cards: readonly Card[]
  readonly ways: readonly Way[]
}

/** A BPMN document as people read it. */
export interface PlainFlow {
  /** Whole flows first, in the order of the document, each followed by the parts in it. */
  readonly scopes: readonly Scope[]
}
