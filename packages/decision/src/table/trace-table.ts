import { type FeelContext, type FeelValue, feelToJson } from '@aftersale/feel'
import type { Run } from '../compile/compile-scope.ts'
import type { DecisionTrace, TracedRule } from '../explain/decision-trace.ts'
import { withNamesSaid } from '../explain/names-in-cell.ts'
import type { TableRule } from '../model/boxed-expression.ts'
import { byPriority } from './hit-ordered.ts'
import type { TableProgram } from './table-program.ts'

const annotationsOf = ({ annotations, description }: TableRule): string[] => {
  const texts = annotations.map(({ text }) => text)
  return (description === undefined ? texts : [description, ...texts]).filter((text) => text !== '')
}

/** The rules that the result came from: all that matched, unless the hit policy takes one of them. */
function deciding({ table, outputs }: TableProgram, matched: readonly number[], values: FeelContext, run: Run) {
  if (table.hitPolicy === 'FIRST') return matched.slice(0, 1)
  if (table.hitPolicy !== 'PRIORITY' || matched.length < 2) return matched
  return byPriority(matched, outputs, values, run).flatMap(({ rule }, rank) => (rank === 0 ? [rule] : []))
}

/** A cell with the numbers in it that its names stood for: what was asked that day, whatever the figure is by now. */
const withFigures = (cell: string, values: FeelContext): string =>
  withNamesSaid(cell, (name) => {
    const value = values[name]
    return typeof value === 'number' ? String(value) : undefined
  })

function traceRule(program: TableProgram, rule: number, values: FeelContext, run: Run): TracedRule[] {
  const source = program.table.rules[rule]
  if (source === undefined) return []
  const cells = program.outputs.cells(rule, values, run)
  return [
    {
      index: rule + 1,
      id: source.id ?? null,
      annotations: annotationsOf(source),
      inputEntries: source.inputEntries.map(({ text }) => withFigures(text.trim(), values)),
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
    decision: { id: owner.id, name: owner.name, label: owner.label ?? owner.name },
    hitPolicy: table.aggregation === undefined ? table.hitPolicy : `${table.hitPolicy} ${table.aggregation}`,
    inputs: program.inputs.map(({ label, source }, index) => ({
      label,
      expression: source,
      value: feelToJson(inputs[index] ?? null),
    })),
    matched: deciding(program, matched, values, run).flatMap((rule) => traceRule(program, rule, values, run)),
    usedDefault:
      matched.length === 0 &&
      inputs.length === table.inputs.length &&
      outputs.columns.some(({ fallback }) => fallback !== undefined),
    columns: outputs.columns.map(({ name, label, words }) => ({ name, label, words: Object.fromEntries(words) })),
    result: feelToJson(result),
    warnings,
  }
}
