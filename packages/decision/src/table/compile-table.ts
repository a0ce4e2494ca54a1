import type { FeelContext, FeelValue } from '@aftersale/feel'
import type { Compiled, CompileScope, Run } from '../compile/compile-scope.ts'
import type { DecisionTable } from '../model/boxed-expression.ts'
import type { TableOutputs } from './hit-policy.ts'
import { readInputs } from './input-columns.ts'
import { settle } from './output-columns.ts'
import { indexedMatcher } from './rule-matcher.ts'
import { type TableProgram, tableProgram } from './table-program.ts'
import { traceTable } from './trace-table.ts'

/** The default output itself, or null: also where several hits would make a list or a sum (DMN 1.5, 10.3.2.10). */
function withoutMatch({ outputs: { columns, combine } }: TableProgram, values: FeelContext, run: Run): FeelValue {
  if (columns.every(({ fallback }) => fallback === undefined)) return null
  return combine(
    columns.map((column) => (column.fallback === undefined ? null : settle(column, column.fallback(values, run), run))),
  )
}

/** The parts of the tables compiled so far: analysis reads them again, and compiling twice would report problems twice. */
const programs = new WeakMap<DecisionTable, TableProgram>()

/** The parts of a table that `compileTable` has compiled. */
export const programOf = (table: DecisionTable): TableProgram | undefined => programs.get(table)

/** Compiles a decision table (DMN 1.5, 8): inputs, matching rules by index, hit policy, default output. */
export function compileTable(table: DecisionTable, scope: CompileScope): Compiled {
  const program = tableProgram(table, scope)
  programs.set(table, program)
  const matching = indexedMatcher(program.cells, program.inputs.length)
  return (values, run) => {
    const warningsBefore = run.evaluation.warnings.length
    const inputs = readInputs(program.inputs, values, run)
    if (inputs === undefined) {
      run.trace?.push(traceTable(program, [], [], null, values, run, warningsBefore))
      return null
    }
    const matched = matching(inputs, values, run)
    if (run.trace === undefined) return answer(program, program.outputs, matched, values, run)
    const outputs = rememberingOutputs(program.outputs)
    const result = answer(program, outputs, matched, values, run)
    run.trace.push(traceTable({ ...program, outputs }, inputs, matched, result, values, run, warningsBefore))
    return result
  }
}

/** What a table says where some rules match. */
export function answer(
  program: TableProgram,
  outputs: TableOutputs,
  matched: readonly number[],
  values: FeelContext,
  run: Run,
): FeelValue {
  return matched.length === 0 ? withoutMatch(program, values, run) : program.hitPolicy(matched, outputs, values, run)
}

/** Outputs that evaluate a rule's cells once, so that tracing them neither costs nor warns a second time. */
function rememberingOutputs(outputs: TableOutputs): TableOutputs {
  const known = new Map<number, FeelValue[]>()
  const cells: TableOutputs['cells'] = (rule, values, run) => {
    const row = known.get(rule) ?? outputs.cells(rule, values, run)
    known.set(rule, row)
    return row
  }
  return { ...outputs, cells, output: (rule, values, run) => outputs.combine(cells(rule, values, run)) }
}
