import { compileExpression, createEvaluation, type FeelValue } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import type { DecisionNode } from '../drg/node.ts'
import type { TableProgram } from '../table/table-program.ts'
import { isAnalysable } from './cell-constants.ts'

/** One number or one text. Whatever is computed may be another tomorrow, even where it reads no name: `now()`. */
const FIGURE = /^\s*(?:-?\d+(?:\.\d+)?|"(?:[^"\\]|\\.)*")\s*$/s

/** What a decision of one literal always comes to; undefined where it is anything else. */
function constantValue({ source: { expression } }: DecisionNode): FeelValue | undefined {
  if (expression?.kind !== 'literal' || !FIGURE.test(expression.text)) return undefined
  const compiled = compileExpression(expression.text)
  return compiled.ok ? compiled.value.evaluate({}, createEvaluation({ now: instantOf(0) })) : undefined
}

/** The figures that a decision requires under a name of their own, with their values. */
export const figuresRequiredBy = ({ decisions }: DecisionNode): ReadonlyMap<string, FeelValue> =>
  new Map(
    decisions.flatMap(({ path, node }) => {
      const [name] = path
      const value = path.length === 1 ? constantValue(node) : undefined
      return name === undefined || value === undefined ? [] : [[name, value] as const]
    }),
  )

/**
 * A table whose cells compare with named figures (decisions that are one literal), as if the figures stood in the cells:
 * so that it can be analysed. Deciding goes by the table itself, since whoever decides may give a figure of their own.
 */
export function withNamedFigures(program: TableProgram, node: DecisionNode): TableProgram {
  const figures = figuresRequiredBy(node)
  if (figures.size === 0) return program
  const cells = program.cells.map((row, rule) =>
    row.map((cell, column) => {
      const text = program.table.rules[rule]?.inputEntries[column]
      return text === undefined || isAnalysable(cell) ? cell : node.scope.testsAmong(text, figures)
    }),
  )
  return { ...program, cells }
}
