import type { FeelValue } from '@aftersale/feel'
import { createEvaluation, feelEquals } from '@aftersale/feel'
import { instantOf, labelInBoth } from '@aftersale/kernel'
import { startRun } from '../compile/run.ts'
import type { Sentence } from '../model/problem-facts.ts'
import { isConstantCell } from '../table/output-columns.ts'
import type { TableProgram } from '../table/table-program.ts'
import { exampleOf } from './describe-box.ts'
import { commonBox } from './overlaps.ts'
import { bit, type RuleSpace } from './rule-space.ts'
import type { UncoveredSearch } from './uncovered.ts'

/** A rule that decides nothing: no input matches it, or others always come before it. */
export interface NeverFiring {
  /** From 1. */
  readonly rule: number
  readonly because: Sentence
  /** The rules that take its place; empty where no input matches it at all. */
  readonly coveredBy: readonly number[]
  /** An input of its own that another rule takes; null where there is none. */
  readonly example: Readonly<Record<string, unknown>> | null
}

/** The rank of a rule's outputs for PRIORITY; undefined where they are not constants. */
export function ranksOf(program: TableProgram, rule: number): number[] | undefined {
  const texts = program.table.rules[rule]?.outputEntries ?? []
  if (!texts.every(({ text }) => isConstantCell(text))) return undefined
  const run = startRun(createEvaluation({ now: instantOf(0) }))
  const cells: readonly FeelValue[] = program.outputs.cells(rule, {}, run)
  return program.outputs.columns.flatMap(({ order }, index) => {
    if (order.length === 0) return []
    const rank = order.findIndex((value) => feelEquals(value, cells[index] ?? null) === true)
    return [rank < 0 ? order.length : rank]
  })
}

const comesBefore = (one: readonly number[], other: readonly number[]): boolean => {
  const at = one.findIndex((rank, index) => rank !== other[index])
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0)
}

/** The rules whose match would be taken instead of a rule's own: none but for FIRST and PRIORITY. */
export function preferredTo(rule: number, program: TableProgram, ranks: readonly (number[] | undefined)[]): number[] {
  const others = [...program.cells.keys()].filter((other) => other !== rule)
  if (program.table.hitPolicy === 'FIRST') return others.filter((other) => other < rule)
  const own = ranks[rule]
  if (program.table.hitPolicy !== 'PRIORITY' || own === undefined) return []
  return others.filter((other) => {
    const rank = ranks[other]
    return rank !== undefined && comesBefore(rank, own)
  })
}

const rulesInWords = (rules: readonly number[]): string =>
  rules.length === 1 ? `rule ${rules[0]}` : `rules ${rules.slice(0, -1).join(', ')} and ${rules.at(-1)}`

function nothingMatches(space: RuleSpace, rule: number): NeverFiring {
  const empty = space.holding.findIndex((atoms) => atoms.every((holding) => (holding & bit(rule)) === 0n))
  const column = labelInBoth(space.dimensions[empty]?.label ?? '')
  return {
    rule: rule + 1,
    because: {
      en: `No value of “${column.en}” passes its cell.`,
      'zh-CN': `“${column['zh-CN']}”没有任何取值能满足它的条件。`,
    },
    coveredBy: [],
    example: null,
  }
}

/** Finds the rules that decide nothing. Rules with open cells may be found covered, but cover nothing themselves. */
export function findNeverFiring(space: RuleSpace, program: TableProgram, search: UncoveredSearch): NeverFiring[] {
  const ranks = program.cells.map((_, rule) => ranksOf(program, rule))
  return program.cells.flatMap((_, rule) => {
    const box = commonBox(space, bit(rule))
    if (box === undefined) return [nothingMatches(space, rule)]
    const preferred = preferredTo(rule, program, ranks).filter(
      (other) => (space.certain & bit(other)) !== 0n && commonBox(space, bit(rule) | bit(other)) !== undefined,
    )
    const bits = preferred.reduce((sum, other) => sum | bit(other), 0n)
    if (bits === 0n || search.hasUncovered(bits, box) || !search.complete) return []
    const taken = preferred.map((other) => other + 1)
    return [
      {
        rule: rule + 1,
        because: {
          en: `Whatever matches it is taken by ${rulesInWords(taken)}.`,
          'zh-CN': `凡命中它的输入都先由规则 ${taken.join('、')} 决定。`,
        },
        coveredBy: taken,
        example: exampleOf(space.dimensions, box),
      },
    ]
  })
}
