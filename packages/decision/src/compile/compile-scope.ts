import type { Evaluation, Expression, FeelContext, FeelType, FeelValue, UnaryTests } from '@aftersale/feel'
import type { DecisionTrace } from '../explain/decision-trace.ts'
import type { BoxedExpression, SourceText } from '../model/boxed-expression.ts'
import type { ProblemFacts, TableCell } from '../model/problem-facts.ts'
import type { XmlPosition } from '../xml/xml-element.ts'

/** What one call of the door carries through everything it evaluates; `trace` is there when an explanation is wanted. */
export interface Run {
  readonly evaluation: Evaluation
  readonly trace: DecisionTrace[] | undefined
}

/** A boxed expression compiled once: it reads names from the scope, never changes it, and never throws. */
export type Compiled = (scope: FeelContext, run: Run) => FeelValue

/** What is known where an expression stands: the names it may use and the element it belongs to. */
export interface CompileScope {
  /** The decision, knowledge model or service whose logic this is; what traces and problems are told by. */
  readonly owner: { readonly id: string; readonly name: string; readonly label?: string | undefined }
  readonly names: ReadonlySet<string>
  /** The same place with more names in scope. */
  readonly with: (names: Iterable<string>) => CompileScope
  /** Compiles a boxed expression with its type coercion. */
  readonly compile: (expression: BoxedExpression, scope: CompileScope) => Compiled
  readonly expression: (text: SourceText, cell?: TableCell) => Expression
  readonly tests: (text: SourceText, cell?: TableCell) => UnaryTests
  /** The tests of a cell that was compiled before, where these names have these values. */
  readonly testsAmong: (text: SourceText, constants: ReadonlyMap<string, FeelValue>) => UnaryTests
  readonly type: (typeRef: string | undefined, position: XmlPosition) => FeelType
  /** The allowed values of a named type, in the order stated; they rank the outputs of a table that states none. */
  readonly allowedValues: (typeRef: string | undefined) => UnaryTests | undefined
  readonly report: (position: XmlPosition, facts: ProblemFacts, cell?: TableCell) => void
}
