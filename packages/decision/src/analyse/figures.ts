import { accept, type Result } from '@aftersale/kernel'
import type { DecisionModel } from '../decision-model.ts'
import { type AnalysisRefusal, tableSpace } from './analyse-table.ts'
import { bit, type RuleSpace } from './rule-space.ts'

/**
 * A number at which rules of a table part: `<= 7` here and `> 7` there are one figure, and who changes it in one of the
 * two cells only leaves a gap or an overlap.
 */
export interface TableFigure {
  /** The input column, from 1. */
  readonly column: number
  readonly value: number
  /** The rules whose cell in that column has it, from 1. */
  readonly rules: readonly number[]
}

const numbers = /-?\d+(?:\.\d+)?/g

/** What a cell is made of, where it is nothing but comparisons with numbers. */
const comparison =
  /^(?:not\()?(?:\s*(?:(?:<=|>=|<|>|=)?\s*-?\d+(?:\.\d+)?|[[\](]\s*-?\d+(?:\.\d+)?\s*\.\.\s*-?\d+(?:\.\d+)?\s*[\])[])\s*,?)+\)?$/

/** The numbers of a cell that compares with numbers; none of any other cell. */
export const figuresInCell = (cell: string): number[] =>
  comparison.test(cell.trim()) ? [...new Set((cell.match(numbers) ?? []).map(Number))] : []

/** A cell that compares with numbers, with one of them in place of another. */
export const withFigure = (cell: string, from: number, to: number): string =>
  figuresInCell(cell).length === 0
    ? cell
    : cell.replaceAll(numbers, (found) => (Number(found) === from ? String(to) : found))

/** Whether two rules can match together, whatever one input is. */
function meet(space: RuleSpace, one: number, other: number, besides: number): boolean {
  const both = bit(one) | bit(other)
  return space.holding.every(
    (atoms, dimension) => dimension === besides || atoms.some((holding) => (holding & both) === both),
  )
}

/** Parts rules into those that meet, directly or by others. */
function meeting(space: RuleSpace, rules: readonly number[], besides: number): number[][] {
  const groups: number[][] = []
  for (const rule of rules) {
    const joined = groups.filter((group) => group.some((other) => meet(space, rule, other, besides)))
    for (const group of joined) groups.splice(groups.indexOf(group), 1)
    groups.push([...joined.flat(), rule].toSorted((a, b) => a - b))
  }
  return groups
}

/** The figures of a decision table, by column, then by the first rule that has them. */
export function figuresOfTable(
  model: DecisionModel,
  nameOrId: string,
): Result<readonly TableFigure[], AnalysisRefusal> {
  const read = tableSpace(model, nameOrId)
  if (!read.ok) return read
  const { space, program } = read.value
  const figures = program.inputs.flatMap(({ source }, column) => {
    const dimension = space.dimensions.findIndex(({ expression }) => expression === source)
    const byValue = new Map<number, number[]>()
    for (const [rule, { inputEntries }] of program.table.rules.entries()) {
      for (const value of figuresInCell(inputEntries[column]?.text ?? '')) {
        byValue.set(value, [...(byValue.get(value) ?? []), rule])
      }
    }
    return [...byValue].flatMap(([value, rules]) =>
      meeting(space, rules, dimension).map((group) => ({
        column: column + 1,
        value,
        rules: group.map((rule) => rule + 1),
      })),
    )
  })
  return accept(figures.toSorted((a, b) => a.column - b.column || (a.rules[0] ?? 0) - (b.rules[0] ?? 0)))
}
