import type { UnaryTests } from '@aftersale/feel'
import type { CompileScope } from '../compile/compile-scope.ts'
import type { DecisionTable, SourceText, TableRule } from '../model/boxed-expression.ts'
import { hitAggregate, hitAll } from './hit-collect.ts'
import { hitOutputOrder, hitPriority } from './hit-ordered.ts'
import type { HitPolicyRun, TableOutputs } from './hit-policy.ts'
import { hitAny, hitFirst, hitUnique } from './hit-single.ts'
import { compileInputs, type InputColumn, labelOfInput } from './input-columns.ts'
import { compileTableOutputs } from './table-outputs.ts'

/** A decision table, compiled part by part: what evaluation, explanation and analysis share. */
export interface TableProgram {
  readonly table: DecisionTable
  readonly owner: CompileScope['owner']
  readonly inputs: readonly InputColumn[]
  /** Each rule's cells, one an input. */
  readonly cells: readonly (readonly UnaryTests[])[]
  readonly outputs: TableOutputs
  readonly hitPolicy: HitPolicyRun
}

const isDash = (text: string) => text.trim() === '' || text.trim() === '-'

function hitPolicyOf(table: DecisionTable): HitPolicyRun {
  switch (table.hitPolicy) {
    case 'UNIQUE':
      return hitUnique
    case 'ANY':
      return hitAny
    case 'FIRST':
      return hitFirst
    case 'PRIORITY':
      return hitPriority
    case 'OUTPUT ORDER':
      return hitOutputOrder
    case 'RULE ORDER':
      return hitAll
    case 'COLLECT':
      return table.aggregation === undefined ? hitAll : hitAggregate(table.aggregation)
  }
}

function checkEntries(rule: TableRule, table: DecisionTable, scope: CompileScope): void {
  for (const entries of ['input', 'output'] as const) {
    const expected = table[`${entries}s`].length
    const actual = rule[`${entries}Entries`].length
    if (actual !== expected) scope.report(rule.position, { code: 'dmn.entry-count', entries, expected, actual })
  }
}

function checkPolicy(table: DecisionTable, outputs: TableOutputs, scope: CompileScope): void {
  const { hitPolicy, aggregation, position } = table
  if (aggregation !== undefined && table.outputs.length > 1) {
    scope.report(position, { code: 'dmn.aggregation-over-many-outputs', outputs: table.outputs.length })
  }
  const ordered = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER'
  if (ordered && outputs.columns.every(({ order }) => order.length === 0)) {
    scope.report(position, { code: 'dmn.no-output-order', hitPolicy })
  }
  if (table.outputs.length > 1 && table.outputs.some(({ name }) => name === undefined)) {
    scope.report(position, { code: 'dmn.missing', what: 'output name' })
  }
}

function compileRuleCells(table: DecisionTable, scope: CompileScope): UnaryTests[][] {
  const labels = table.inputs.map(labelOfInput)
  const inner = scope.with(['?'])
  const any: SourceText = { text: '-', id: undefined, position: table.position }
  const always = inner.tests(any)
  return table.rules.map((rule, index) =>
    table.inputs.map((_, column) => {
      const entry = rule.inputEntries[column] ?? any
      const cell = { rule: index + 1, column: labels[column] ?? String(column + 1) }
      return isDash(entry.text) ? always : inner.tests(entry, cell)
    }),
  )
}

/** Compiles every part of a table and reports what is wrong with it, cell by cell. */
export function tableProgram(table: DecisionTable, scope: CompileScope): TableProgram {
  for (const rule of table.rules) checkEntries(rule, table, scope)
  const outputs = compileTableOutputs(table, scope)
  checkPolicy(table, outputs, scope)
  return {
    table,
    owner: scope.owner,
    inputs: compileInputs(table.inputs, scope),
    cells: compileRuleCells(table, scope),
    outputs,
    hitPolicy: hitPolicyOf(table),
  }
}
