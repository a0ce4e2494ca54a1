import type { FeelContext, FeelValue, UnaryTests } from '@aftersale/feel'
import type { CompileScope, Run } from '../compile/compile-scope.ts'
import type { OutputClause, SourceText } from '../model/boxed-expression.ts'
import type { TableCell } from '../model/problem-facts.ts'
import { type Coercion, coercionTo } from '../types/coercion.ts'
import { constraintOf } from '../types/value-constraint.ts'

/** One output clause, compiled. */
export interface OutputColumn {
  /** The context entry's name; for a single output what to call it in words. */
  readonly name: string
  readonly label: string
  readonly coerce: Coercion | undefined
  readonly allows: ((value: FeelValue) => boolean) | undefined
  /** The stated order of its values, for PRIORITY and OUTPUT ORDER; empty where none is stated. */
  readonly order: readonly FeelValue[]
  readonly fallback: OutputCell | undefined
  readonly words: ReadonlyMap<string, string>
}

/** An output cell: a constant, found once, or what to evaluate. */
export type OutputCell = (values: FeelContext, run: Run) => FeelValue

const constants = /^\s*(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null)\s*$/

/** Whether a cell's text is one literal, whose value depends on nothing. */
export const isConstantCell = (text: string): boolean => constants.test(text)

/** Compiles an output cell; a literal is read once, so that evaluating it is returning it. An empty cell is null. */
export function compileOutputCell(text: SourceText, scope: CompileScope, cell: TableCell | undefined): OutputCell {
  if (text.text.trim() === '' || text.text.trim() === '-') return () => null
  const expression = scope.expression(text, cell)
  if (!isConstantCell(text.text)) return (values, run) => expression.evaluate(values, run.evaluation)
  let known: FeelValue | undefined
  return (values, run) => {
    known ??= expression.evaluate(values, run.evaluation)
    return known
  }
}

const statedOrder = (tests: UnaryTests | undefined): FeelValue[] =>
  (tests?.shapes ?? []).flatMap((shape) => (shape.kind === 'equal' ? [shape.value] : []))

export function compileOutputs(outputs: readonly OutputClause[], scope: CompileScope): OutputColumn[] {
  return outputs.map((output, index) => {
    const name = output.name ?? output.label ?? (outputs.length === 1 ? scope.owner.name : String(index + 1))
    const { allowedValues, defaultEntry } = output
    const stated = allowedValues !== undefined && allowedValues.text.trim() !== ''
    const tests = stated ? scope.tests(allowedValues) : undefined
    const position = allowedValues?.position ?? { line: 1, column: 1 }
    return {
      name,
      label: output.label ?? name,
      coerce: coercionTo(scope.type(output.typeRef, position), name),
      allows: tests === undefined ? undefined : constraintOf(tests),
      order: statedOrder(tests ?? scope.allowedValues(output.typeRef)),
      fallback: defaultEntry === undefined ? undefined : compileOutputCell(defaultEntry, scope, undefined),
      words: output.words,
    }
  })
}

/** A cell's value as its column wants it: of its type, and among its allowed values; else null, with a warning. */
export function settle(column: OutputColumn, value: FeelValue, run: Run): FeelValue {
  const typed = column.coerce === undefined ? value : column.coerce(value, run.evaluation)
  if (typed === null || column.allows === undefined || column.allows(typed)) return typed
  return run.evaluation.warn('dmn.output-not-allowed', {
    en: `Output “${column.name}” has a value that the table does not allow.`,
    'zh-CN': `输出“${column.name}”的取值不在该表允许的范围内。`,
  })
}
