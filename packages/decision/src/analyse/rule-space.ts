import type { FeelType, UnaryTests } from '@aftersale/feel'
import type { TableProgram } from '../table/table-program.ts'
import { isAnalysable, passesCell } from './cell-constants.ts'
import { type Dimension, dimensionOf } from './dimension.ts'

/** A cell whose answer depends on more than its input, so that the analysis leaves it open. */
export interface OpenCell {
  /** From 1. */
  readonly rule: number
  readonly column: string
  readonly text: string
}

/** A table as sets: for each dimension and atom the rules that hold there, as bits of a bigint (bit 0 is rule 1). */
export interface RuleSpace {
  readonly dimensions: readonly Dimension[]
  /** By dimension, by atom; an open cell holds everywhere. */
  readonly holding: readonly (readonly bigint[])[]
  /** The rules without open cells. */
  readonly certain: bigint
  readonly open: readonly OpenCell[]
  readonly rules: number
}

export const bit = (rule: number): bigint => 1n << BigInt(rule)

/** The columns of one input expression, which have one value between them. */
interface ColumnGroup {
  readonly label: string
  readonly expression: string
  readonly type: FeelType
  readonly allowed: UnaryTests | undefined
  readonly columns: number[]
}

/** What is known of an input expression beyond its clause: the type and allowed values of the datum it names. */
export type KnownInput = (expression: string) => Pick<ColumnGroup, 'type' | 'allowed'> | undefined

function groupColumns(program: TableProgram, known: KnownInput): ColumnGroup[] {
  const groups = new Map<string, ColumnGroup>()
  for (const [column, { source, label, type, allowed }] of program.inputs.entries()) {
    const group = groups.get(source)
    if (group !== undefined) group.columns.push(column)
    else {
      const datum = known(source)
      groups.set(source, {
        label,
        expression: source,
        type: type.kind === 'Any' ? (datum?.type ?? type) : type,
        allowed: allowed ?? datum?.allowed,
        columns: [column],
      })
    }
  }
  return [...groups.values()]
}

/** Partitions every input and finds which rules hold in which part, by asking the cells themselves. */
export function ruleSpace(program: TableProgram, known: KnownInput): RuleSpace {
  const { cells, table } = program
  const rules = cells.length
  const open: OpenCell[] = []
  let certain = bit(rules) - 1n
  for (const [rule, row] of cells.entries()) {
    for (const [column, cell] of row.entries()) {
      if (isAnalysable(cell)) continue
      certain &= ~bit(rule)
      const label = program.inputs[column]?.label ?? String(column + 1)
      open.push({ rule: rule + 1, column: label, text: table.rules[rule]?.inputEntries[column]?.text.trim() ?? '' })
    }
  }
  const dimensions: Dimension[] = []
  const holding: bigint[][] = []
  for (const { columns, ...group } of groupColumns(program, known)) {
    const rows = cells.map((row) => columns.flatMap((column) => row[column] ?? []).filter(isAnalysable))
    const dimension = dimensionOf({ ...group, cells: rows.flat() })
    dimensions.push(dimension)
    holding.push(
      dimension.atoms.map(({ sample }) => {
        const passes = new Map<UnaryTests, boolean>()
        const holds = (cell: UnaryTests) => {
          const known = passes.get(cell) ?? passesCell(cell, sample)
          passes.set(cell, known)
          return known
        }
        return rows.reduce((bits, row, rule) => (row.every(holds) ? bits | bit(rule) : bits), 0n)
      }),
    )
  }
  return { dimensions, holding, certain, open, rules }
}
