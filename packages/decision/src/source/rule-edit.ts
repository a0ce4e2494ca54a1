import type { DecisionExample } from '../examples/decision-example.ts'

/** A cell of a table by its rule and column, both from 1. */
export interface CellText {
  readonly rule: number
  readonly part: 'input' | 'output' | 'annotation'
  readonly column: number
  /** FEEL, or words where it is a remark. */
  readonly text: string
}

/** One change a person makes to a decision, told by its id. Rules count from 1. */
export type RuleEdit =
  /** Cells that are changed together. What they read by its name is required from now on, where the file has it. */
  | { readonly kind: 'cells'; readonly decision: string; readonly cells: readonly CellText[] }
  /**
   * A new rule that becomes number `at`: a copy of another, or one that asks nothing and says nothing, except for `cells`
   * (their `rule` is of no account).
   */
  | {
      readonly kind: 'add-rule'
      readonly decision: string
      readonly at: number
      readonly copyOf?: number
      readonly cells?: readonly CellText[]
    }
  | { readonly kind: 'delete-rule'; readonly decision: string; readonly rule: number }
  /** The rule becomes number `to`; those between make room. */
  | { readonly kind: 'move-rule'; readonly decision: string; readonly rule: number; readonly to: number }
  | {
      readonly kind: 'hit-policy'
      readonly decision: string
      readonly hitPolicy: string
      readonly aggregation: string | null
    }
  /** The text of a decision whose logic is one expression. */
  | { readonly kind: 'expression'; readonly decision: string; readonly text: string }
  | { readonly kind: 'examples'; readonly decision: string; readonly examples: readonly DecisionExample[] }
  /**
   * A new column that every rule leaves open, after the others. `label` may hold both languages; `type` is a FEEL type. What
   * the expression reads by its first name is required from now on, where the file has an input or a decision of that name.
   */
  | {
      readonly kind: 'add-input'
      readonly decision: string
      readonly label: string
      readonly expression: string
      readonly type: string | null
    }
  /** A column, from 1, with what every rule asks of it. */
  | { readonly kind: 'delete-input'; readonly decision: string; readonly column: number }
