import type { Expression, FeelValue } from '@aftersale/feel'

/**
 * Names in other languages by language tag (`zh-CN`). A model carries them as `zeebe:property` entries named
 * `name:<language>`, which every modeler keeps.
 */
export type Translations = Readonly<Record<string, string>>

/** `zeebe:ioMapping`: the value is written to the target path (`order.total` writes a member of `order`). */
export interface Mapping {
  readonly source: Attribute
  readonly target: readonly string[]
}

/** An attribute of the dialect: text as it stands, or FEEL where it begins with `=`. */
export type Attribute =
  | { readonly kind: 'text'; readonly value: FeelValue }
  | { readonly kind: 'feel'; readonly expression: Expression }

/** Work that somebody outside does: a handler of this program, or a worker over HTTP. */
export interface JobSpec {
  readonly type: Attribute
  /** Attempts before it becomes an incident; null: the engine's usual number. */
  readonly retries: Attribute | null
  readonly headers: Readonly<Record<string, string>>
  /** Larger is sooner; null: 0. */
  readonly priority: Attribute | null
}

export interface Listeners {
  readonly start: readonly JobSpec[]
  readonly end: readonly JobSpec[]
}

/** When a listener of a user task is asked. Not when it is cancelled: an interrupted task ends at once, nobody can hold it. */
export type TaskOccasion = 'creating' | 'assigning' | 'updating' | 'completing'

/** Which version a called decision, process or form is: of the same deployment, the latest, or the latest with a tag. */
export type Binding = 'deployment' | 'latest' | { readonly versionTag: string }

/**
 * Data that flows in before, or out after, an activity or event. Each names a variable on both sides; `store` is the id of
 * a data store, which outlives instances, where that side is one. `transformation` computes the value from what the
 * reading side sees; without one the value is copied.
 */
export interface DataAssociation {
  readonly source: string | null
  readonly target: string | null
  readonly sourceStore: string | null
  readonly targetStore: string | null
  readonly transformation: Expression | null
}

export type Loop = MultiInstance | StandardLoop

export interface MultiInstance {
  readonly kind: 'multi-instance'
  readonly isSequential: boolean
  /** The items, or how many there are: one of the two is set. */
  readonly collection: Expression | null
  readonly cardinality: Expression | null
  /** Variable that holds the item inside each instance. */
  readonly inputElement: string | null
  readonly outputCollection: string | null
  readonly outputElement: Expression | null
  readonly completionCondition: Expression | null
}

export interface StandardLoop {
  readonly kind: 'standard-loop'
  /** Asked before (or after) each turn; a turn follows while it is true. Null: only the maximum ends it. */
  readonly condition: Expression | null
  readonly testBefore: boolean
  readonly maximum: number | null
}

/** A message that the engine itself publishes. */
export interface Publish {
  readonly correlationKey: Attribute | null
  readonly messageId: Attribute | null
  /** ISO 8601 duration; null: the engine's usual time. */
  readonly timeToLive: Attribute | null
}

/**
 * How many of several approvers decide: the first (或签), all (会签), all in order, or a share of them. Their answers are
 * read from the variable `decision`; the first that differs from `approves` refuses where the policy cannot be met any more.
 */
export interface ApprovalPolicy {
  readonly kind: 'any' | 'all' | 'ordered' | 'ratio'
  /** Share of the approvers that must approve, above 0 up to 1; only of `ratio`. */
  readonly ratio: number | null
  /** The approvers; one task each. */
  readonly approvers: Attribute
  /** The variable of the form that holds the answer, and the value that approves. */
  readonly variable: string
  readonly approves: FeelValue
}
