import type { Words } from '../document/part.ts'
import type { FieldRight, Policy } from '../reading/plain-flow.ts'

/** Whom a step is given to, where an edit says it. */
export type NewWho =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'groups'; readonly groups: readonly string[] }
  | { readonly kind: 'persons'; readonly persons: readonly string[] }

/** A length of time: ISO 8601, counted on a business calendar where one is named. */
export interface NewTiming {
  readonly duration: string
  readonly calendar: string | null
}

/** Where refused cases go: to a step that is there, or to an end of their own. */
export type Refused = { readonly kind: 'step'; readonly id: string } | { readonly kind: 'end'; readonly name: Words }

/** A step that comes into a flow. */
export type NewStep =
  | {
      readonly kind: 'approval'
      readonly name: Words
      readonly who: NewWho
      readonly form: string | null
      readonly due: NewTiming | null
      /** Null: whoever does the step decides nothing about the way. */
      readonly refused: Refused | null
      /** When it is asked for at all: FEEL without `=`, and what the way is called. Null: always. */
      readonly only: { readonly condition: string; readonly name: Words } | null
    }
  | { readonly kind: 'tell'; readonly name: Words; readonly template: string }
  | { readonly kind: 'rule'; readonly name: Words; readonly decision: string; readonly result: string }
  | { readonly kind: 'wait'; readonly name: Words; readonly timing: NewTiming }
  /** Work that this program does: `offer` is one of `workOffers`, `inputs` FEEL by the names that it asks for. */
  | {
      readonly kind: 'work'
      readonly name: Words
      readonly offer: string
      readonly inputs: Readonly<Record<string, string>>
    }
  /** Another flow, with all that is known here; it goes on when that one is done, with all that it brought. */
  | { readonly kind: 'call'; readonly name: Words; readonly process: string }
  /** Two ways that meet again: one under a condition, one otherwise. Steps are inserted on them afterwards. */
  | { readonly kind: 'branch'; readonly name: Words; readonly condition: string; readonly way: Words }
  /** Two ways that are gone at the same time and meet again. */
  | { readonly kind: 'parallel'; readonly name: Words }

/** What of a step is to be another; what is left out stays. */
export interface Changes {
  readonly name?: Words
  readonly who?: NewWho
  readonly form?: string | null
  readonly due?: NewTiming | null
  readonly policy?: Policy | null
  readonly rights?: Readonly<Record<string, FieldRight>>
  readonly template?: string
  readonly decision?: string
  readonly wait?: NewTiming
}

/** One way of a branch as it is to be. */
export interface NewWay {
  readonly flow: string
  readonly name: Words
  /** FEEL without `=`; null on the way that is taken otherwise. */
  readonly condition: string | null
}

/** One small change of a flow, by ids of its cards and ways. */
export type PlainEdit =
  | { readonly kind: 'insert'; readonly flow: string; readonly step: NewStep }
  | { readonly kind: 'change'; readonly element: string; readonly changes: Changes }
  /** `keep`: of several ways that leave it, the one that goes on. */
  | { readonly kind: 'remove'; readonly element: string; readonly keep: string | null }
  | { readonly kind: 'remove-way'; readonly flow: string }
  | { readonly kind: 'move'; readonly element: string; readonly direction: 'up' | 'down' }
  /** All ways of a branch at once, in their order. */
  | { readonly kind: 'ways'; readonly element: string; readonly ways: readonly NewWay[] }
  | {
      readonly kind: 'add-way'
      readonly element: string
      readonly to: string
      readonly condition: string | null
      readonly name: Words
    }
  /** Lets a way lead to another step; what only it led to goes. */
  | { readonly kind: 'lead'; readonly flow: string; readonly to: string }
