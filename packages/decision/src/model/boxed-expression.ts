import type { XmlPosition } from '../xml/xml-element.ts'

/** A piece of FEEL text and where it stands. */
export interface SourceText {
  readonly text: string
  readonly id: string | undefined
  readonly position: XmlPosition
}

interface ExpressionBase {
  readonly id: string | undefined
  readonly label: string | undefined
  /** As written: a FEEL type, an item definition's name, or `importName.itemName`. */
  readonly typeRef: string | undefined
  readonly position: XmlPosition
}

/** A variable declared by a decision, an input, a parameter or a context entry. */
export interface SourceVariable {
  readonly name: string
  readonly typeRef: string | undefined
  readonly position: XmlPosition
}

export interface LiteralExpression extends ExpressionBase {
  readonly kind: 'literal'
  readonly text: string
  /** Absent means FEEL. */
  readonly language: string | undefined
}

export interface BoxedContext extends ExpressionBase {
  readonly kind: 'context'
  /** An entry without a variable is the context's result (DMN 1.5, 10.3.2.6). */
  readonly entries: readonly { readonly variable: SourceVariable | undefined; readonly value: BoxedExpression }[]
}

export interface BoxedList extends ExpressionBase {
  readonly kind: 'list'
  readonly items: readonly BoxedExpression[]
}

export interface BoxedRelation extends ExpressionBase {
  readonly kind: 'relation'
  readonly columns: readonly SourceVariable[]
  readonly rows: readonly (readonly BoxedExpression[])[]
}

export interface BoxedInvocation extends ExpressionBase {
  readonly kind: 'invocation'
  readonly called: BoxedExpression
  readonly bindings: readonly { readonly parameter: SourceVariable; readonly value: BoxedExpression | undefined }[]
}

export interface BoxedFunction extends ExpressionBase {
  readonly kind: 'function'
  readonly functionKind: 'FEEL' | 'Java' | 'PMML'
  readonly parameters: readonly SourceVariable[]
  readonly body: BoxedExpression | undefined
}

export interface BoxedConditional extends ExpressionBase {
  readonly kind: 'conditional'
  readonly condition: BoxedExpression
  readonly whenTrue: BoxedExpression
  readonly whenFalse: BoxedExpression
}

export interface BoxedFilter extends ExpressionBase {
  readonly kind: 'filter'
  readonly in: BoxedExpression
  readonly match: BoxedExpression
}

export interface BoxedIterator extends ExpressionBase {
  readonly kind: 'for' | 'some' | 'every'
  readonly variable: string
  readonly in: BoxedExpression
  /** `return` of a for, `satisfies` of a quantified expression. */
  readonly body: BoxedExpression
}

export type HitPolicy = 'UNIQUE' | 'ANY' | 'PRIORITY' | 'FIRST' | 'RULE ORDER' | 'OUTPUT ORDER' | 'COLLECT'
export type Aggregation = 'SUM' | 'COUNT' | 'MIN' | 'MAX'

export interface InputClause {
  readonly id: string | undefined
  readonly label: string | undefined
  readonly expression: SourceText
  readonly typeRef: string | undefined
  readonly allowedValues: SourceText | undefined
}

export interface OutputClause {
  readonly id: string | undefined
  readonly name: string | undefined
  readonly label: string | undefined
  readonly typeRef: string | undefined
  readonly allowedValues: SourceText | undefined
  readonly defaultEntry: SourceText | undefined
  /** What people read for its values (`English · 中文`), by value. */
  readonly words: ReadonlyMap<string, string>
}

export interface TableRule {
  readonly id: string | undefined
  readonly description: string | undefined
  readonly inputEntries: readonly SourceText[]
  readonly outputEntries: readonly SourceText[]
  /** By annotation column; the column's name where it has one. */
  readonly annotations: readonly { readonly name: string | undefined; readonly text: string }[]
  readonly position: XmlPosition
}

export interface DecisionTable extends ExpressionBase {
  readonly kind: 'table'
  readonly hitPolicy: HitPolicy
  readonly aggregation: Aggregation | undefined
  readonly inputs: readonly InputClause[]
  readonly outputs: readonly OutputClause[]
  readonly rules: readonly TableRule[]
}

/** Every expression form of DMN 1.5, chapter 7 and 8, as the document states it: nothing is checked or compiled yet. */
export type BoxedExpression =
  | LiteralExpression
  | BoxedContext
  | BoxedList
  | BoxedRelation
  | BoxedInvocation
  | BoxedFunction
  | BoxedConditional
  | BoxedFilter
  | BoxedIterator
  | DecisionTable
