import type { Expression } from '@aftersale/feel'
import type { Attribute } from './settings.ts'

export type EventDefinition =
  | MessageDefinition
  | TimerDefinition
  | { readonly kind: 'signal'; readonly name: Attribute }
  | ConditionDefinition
  | ErrorDefinition
  | { readonly kind: 'escalation'; readonly code: Attribute | null }
  | { readonly kind: 'link'; readonly name: string }
  | { readonly kind: 'terminate' }
  | { readonly kind: 'cancel' }
  | {
      readonly kind: 'compensation'
      /** The activity to undo; null: everything of its scope that was completed, last first. */
      readonly activity: string | null
      /** Whether a throwing event waits until all is undone. */
      readonly waits: boolean
    }

export interface MessageDefinition {
  readonly kind: 'message'
  readonly name: Attribute
  /** Null: the business key of the instance. */
  readonly correlationKey: Attribute | null
}

export interface TimerDefinition {
  readonly kind: 'timer'
  readonly type: 'date' | 'duration' | 'cycle'
  readonly value: Attribute
  /** Name of the business calendar that durations are counted on; null: every hour counts. */
  readonly calendar: Attribute | null
  /** What a cycle does with repetitions that fell into a down-time; null: by the kind of cycle (docs/flows.md). */
  readonly catchUp: 'all' | 'once' | null
}

export interface ConditionDefinition {
  readonly kind: 'conditional'
  readonly condition: Expression
  /** Looked at only when one of these variables changes; null: any. */
  readonly variableNames: readonly string[] | null
  /** Kinds of change that count; null: both. */
  readonly variableEvents: readonly ('create' | 'update')[] | null
}

interface ErrorDefinition {
  readonly kind: 'error'
  /** Null where it catches every error; a thrown one always has a code. */
  readonly code: Attribute | null
  /** Variables that a catching event keeps the code and the message in. */
  readonly codeVariable: string | null
  readonly messageVariable: string | null
}
