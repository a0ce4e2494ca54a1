import type { FeelContext, FeelValue, Json } from '@aftersale/feel'
import type { Run } from '../compile/compile-scope.ts'
import { typedFromJson } from '../types/from-json.ts'
import { answer } from './compile-table.ts'
import type { InputColumn } from './input-columns.ts'
import { indexedMatcher } from './rule-matcher.ts'
import type { TableProgram } from './table-program.ts'
import { traceTable } from './trace-table.ts'

/** What a column's value is: the one given for its expression, or else what the expression comes to. */
function valueOf(column: InputColumn, given: Readonly<Record<string, Json>>, values: FeelContext, run: Run): FeelValue {
  const { source, type, name, expression, coerce } = column
  // A column without a type that only names a datum has the value, and the type, of the datum.
  const ofDatum = type.kind === 'Any' && name !== undefined
  const raw =
    Object.hasOwn(given, source) && !ofDatum
      ? typedFromJson(given[source] ?? null, type)
      : expression.evaluate(values, run.evaluation)
  return coerce === undefined ? raw : coerce(raw, run.evaluation)
}

/** Asks a table with values of its columns as given, by their expressions, and traces it. */
export function decideGiven(
  program: TableProgram,
  given: Readonly<Record<string, Json>>,
  values: FeelContext,
  run: Run,
): FeelValue {
  const warningsBefore = run.evaluation.warnings.length
  const inputs = program.inputs.map((column) => valueOf(column, given, values, run))
  const matched = indexedMatcher(program.cells, program.inputs.length)(inputs, values, run)
  const result = answer(program, program.outputs, matched, values, run)
  run.trace?.push(traceTable(program, inputs, matched, result, values, run, warningsBefore))
  return result
}
