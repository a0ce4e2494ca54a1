import type { Evaluation, Sentence } from './evaluation.ts'
import type { FeelContext, FeelType, FeelValue, RangeOperator } from './value.ts'

/** Why a text is not FEEL: offsets in UTF-16 code units into the source, and one plain sentence. */
export interface FeelProblem {
  readonly code: string
  readonly from: number
  readonly to: number
  readonly message: Sentence
}

export interface FeelUnreadable {
  readonly code: 'feel.unreadable'
  readonly source: string
  readonly problems: readonly FeelProblem[]
}

export interface CompileOptions {
  /** Names in scope that have spaces, operators or keywords in them; names of members of contexts too. */
  readonly names?: Iterable<string>
  /** Finds a named type of the model, for `instance of` and typed parameters. */
  readonly typeNamed?: (name: string) => FeelType | undefined
  /** Names that have one value wherever the text is evaluated: tests on them have the shape of tests on that value. */
  readonly constants?: ReadonlyMap<string, FeelValue>
}

/** An expression compiled once; evaluating it neither throws nor changes the context. */
export interface Expression {
  readonly source: string
  /** The free names that it reads, built-in functions not counted. */
  readonly names: readonly string[]
  /** Those of them that it calls: where the context has only data, nothing comes of that. */
  readonly called: readonly string[]
  evaluate(context: FeelContext, evaluation: Evaluation): FeelValue
}

/**
 * What the tests of a cell are, for analysis and indexes. A value in it is a constant (no name was needed to compute it,
 * but for those that are stated to be constants).
 * - `any`: `-`
 * - `not`: none of the tests
 * - `range`: `[1..5]`, `< 3`, `= 3`, `!= 3`
 * - `equal`: a single value
 * - `member`: a list of values
 * - `opaque`: anything that depends on more than the input
 */
export type TestShape =
  | { readonly kind: 'any' }
  | { readonly kind: 'not'; readonly tests: readonly TestShape[] }
  | {
      readonly kind: 'range'
      readonly operator: RangeOperator
      readonly start: FeelValue
      readonly startIncluded: boolean
      readonly end: FeelValue
      readonly endIncluded: boolean
    }
  | { readonly kind: 'equal'; readonly value: FeelValue }
  | { readonly kind: 'member'; readonly values: readonly FeelValue[] }
  | { readonly kind: 'opaque' }

/** The unary tests of a decision table cell, an allowed value or a filter, compiled once. */
export interface UnaryTests {
  readonly source: string
  readonly names: readonly string[]
  /** The alternatives; the cell is true where one of them is. */
  readonly shapes: readonly TestShape[]
  /** Whether the input passes; null where that cannot be said (types that do not compare). `?` in the source is `input`. */
  test(input: FeelValue, context: FeelContext, evaluation: Evaluation): boolean | null
}
