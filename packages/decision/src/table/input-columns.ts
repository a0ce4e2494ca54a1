import type { Expression, FeelContext, FeelType, FeelValue, UnaryTests } from '@aftersale/feel'
import { labelIn } from '@aftersale/kernel'
import type { CompileScope, Run } from '../compile/compile-scope.ts'
import type { InputClause } from '../model/boxed-expression.ts'
import { type Coercion, coercionTo } from '../types/coercion.ts'
import { constraintOf } from '../types/value-constraint.ts'

/** One input clause, compiled. */
export interface InputColumn {
  readonly label: string
  readonly source: string
  /** The clause's type, Any where it states none. */
  readonly type: FeelType
  readonly expression: Expression
  /** The name that the expression is, where it is nothing else. */
  readonly name: string | undefined
  readonly coerce: Coercion | undefined
  readonly allows: ((value: FeelValue) => boolean) | undefined
  /** The values it may have, as the clause or its type states them. */
  readonly allowed: UnaryTests | undefined
}

export const labelOfInput = (input: InputClause): string => input.label ?? input.expression.text.trim()

/** Whether reading the own property of that name is all there is to it: `constructor` is every object's, and never is. */
const isPlainName = (source: string, { names }: Expression): boolean =>
  names.length === 1 && names[0] === source && !(source in Object.prototype)

export function compileInputs(inputs: readonly InputClause[], scope: CompileScope): InputColumn[] {
  return inputs.map((input) => {
    const label = labelOfInput(input)
    const { allowedValues } = input
    const stated = allowedValues !== undefined && allowedValues.text.trim() !== ''
    const type = scope.type(input.typeRef, input.expression.position)
    const tests = stated ? scope.tests(allowedValues) : undefined
    const source = input.expression.text.trim()
    const expression = scope.expression(input.expression)
    return {
      label,
      source,
      type,
      expression,
      name: isPlainName(source, expression) ? source : undefined,
      coerce: coercionTo(type, label),
      allows: tests === undefined ? undefined : constraintOf(tests),
      allowed: tests ?? scope.allowedValues(input.typeRef),
    }
  })
}

/** The input's values for one evaluation; undefined, with a warning, where one is not among its allowed values. */
export function readInputs(columns: readonly InputColumn[], values: FeelContext, run: Run): FeelValue[] | undefined {
  const inputs: FeelValue[] = []
  for (const column of columns) {
    // Most clauses are a name, and most names are there: reading it costs a quarter of evaluating it.
    const named = column.name === undefined ? undefined : values[column.name]
    const raw = named === undefined ? column.expression.evaluate(values, run.evaluation) : named
    const value = column.coerce === undefined ? raw : column.coerce(raw, run.evaluation)
    if (column.allows !== undefined && value !== null && !column.allows(value)) {
      run.evaluation.warn('dmn.input-not-allowed', {
        en: `“${labelIn(column.label, 'en')}” has a value that the table does not allow.`,
        'zh-CN': `“${labelIn(column.label, 'zh-CN')}”的取值不在该表允许的范围内。`,
      })
      return undefined
    }
    inputs.push(value)
  }
  return inputs
}
