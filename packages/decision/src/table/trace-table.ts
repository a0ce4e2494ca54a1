import { type FeelContext, type FeelValue, feelToJson } from '@aftersale/feel'
import type { Run } from '../compile/compile-scope.ts'
import type { DecisionTrace, TracedRule } from '../explain/decision-trace.ts'
import type { TableRule } from '../model/boxed-expression.ts'
import type { TableProgram } from './table-program.ts'

const annotationsOf = ({ annotations, description }: TableRule): string[] => {
  const texts = annotations.map(({ text }) => text)
  return (description === undefined ? texts : [description, ...texts]).filter((text) => text !== '')
}

function traceRule(program: TableProgram, rule: number, values: FeelContext, run: Run): TracedRule[] {
  const source = program.table.rules[rule]
  if (source === undefined) return []
  const cells = program.outputs.cells(rule, values, run)
  return [
    {
      index: rule + 1,
      id: source.id ?? null,
      annotations: annotationsOf(source),
      inputEntries: source.inputEntries.map(({ text }) => text.trim()),
      outputs: program.outputs.columns.map(({ name, label }, index) => ({
        name,
        label,
        value: feelToJson(cells[index] ?? null),
      })),
    },
  ]
}

/** What the table just did, for people and for the audit. */
export function traceTable(
  program: TableProgram,
  inputs: readonly FeelValue[],
  matched: readonly number[],
  result: FeelValue,
  values: FeelContext,
  run: Run,
  warningsBefore: number,
): DecisionTrace {
  const warnings = run.evaluation.warnings.slice(warningsBefore).map(({ message }) => message)
  const { table, owner, outputs } = program
  return {
    decision: owner,
    hitPolicy: table.aggregation === undefined ? table.hitPolicy : `${table.hitPolicy} ${table.aggregation}`,
    inputs: program.inputs.map(({ label, source }, index) => ({
      label,
      expression: source,
      value: feelToJson(inputs[index] ?? null),
    })),
    matched: matched.flatMap((rule) => traceRule(program, rule, values, run)),
    usedDefault: matched.length === 0 && outputs.columns.some(({ fallback }) => fallback !== undefined),
    result: feelToJson(result),
    warnings,
  }
}
