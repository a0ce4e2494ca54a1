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
  /** Cells that are changed together. */
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
