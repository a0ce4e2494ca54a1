import type { FeelContext, FeelValue } from '@aftersale/feel'
import type { CompileScope, Run } from '../compile/compile-scope.ts'
import type { DecisionTable } from '../model/boxed-expression.ts'
import type { TableOutputs } from './hit-policy.ts'
import { compileOutputCell, compileOutputs, isConstantCell, settle } from './output-columns.ts'

/** Compiles the output cells of a table, by rule. */
export function compileTableOutputs(table: DecisionTable, scope: CompileScope): TableOutputs {
  const columns = compileOutputs(table.outputs, scope)
  const rows = table.rules.map((rule, index) =>
    columns.map((column, position) => {
      const entry = rule.outputEntries[position] ?? { text: '', id: undefined, position: rule.position }
      return compileOutputCell(entry, scope, { rule: index + 1, column: column.name })
    }),
  )
  const names = columns.map(({ name }) => name)

  const cells = (rule: number, values: FeelContext, run: Run): FeelValue[] =>
    (rows[rule] ?? []).map((cell, index) => {
      const column = columns[index]
      return column === undefined ? null : settle(column, cell(values, run), run)
    })

  const combine = (row: readonly FeelValue[]): FeelValue => {
    if (names.length === 1) return row[0] ?? null
    const context: Record<string, FeelValue> = {}
    for (let index = 0; index < names.length; index += 1) context[names[index] ?? ''] = row[index] ?? null
    return context
  }

  const constant = table.rules.map(({ outputEntries }) => outputEntries.every(({ text }) => isConstantCell(text)))
  const known: (FeelValue | undefined)[] = rows.map(() => undefined)
  const output = (rule: number, values: FeelContext, run: Run): FeelValue => {
    const before = known[rule]
    if (before !== undefined) return before
    const warnings = run.evaluation.warningCount
    const value = combine(cells(rule, values, run))
    // An output that warned must warn again next time, so it is not kept.
    if (constant[rule] === true && run.evaluation.warningCount === warnings) known[rule] = Object.freeze(value)
    return value
  }
  return { name: scope.owner.name, columns, cells, output, combine }
}
