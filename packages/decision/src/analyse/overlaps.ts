import type { DecisionTable } from '../model/boxed-expression.ts'
import type { Sentence } from '../model/problem-facts.ts'
import { exampleOf } from './describe-box.ts'
import { bit, type RuleSpace } from './rule-space.ts'
import type { Box } from './uncovered.ts'

/** Two rules that some inputs match both. */
export interface TableOverlap {
  /** From 1. */
  readonly rules: readonly [number, number]
  readonly example: Readonly<Record<string, unknown>>
  /** Whether the hit policy makes an error of it: always for UNIQUE, for ANY where the outputs are not written alike. */
  readonly conflict: boolean
  readonly text: Sentence
}

const overlapLimit = 200

/** The atoms, by dimension, where all of some rules hold; undefined where they never do together. */
export function commonBox(space: RuleSpace, rules: bigint): Box | undefined {
  const box = space.holding.map((atoms) =>
    atoms.flatMap((holding, atom) => ((holding & rules) === rules ? [atom] : [])),
  )
  return box.some((atoms) => atoms.length === 0) ? undefined : box
}

function isConflict(table: DecisionTable, one: number, other: number): boolean {
  if (table.hitPolicy === 'UNIQUE') return true
  if (table.hitPolicy !== 'ANY') return false
  const outputs = (rule: number) => JSON.stringify(table.rules[rule]?.outputEntries.map(({ text }) => text.trim()))
  return outputs(one) !== outputs(other)
}

/** All pairs of certain rules that overlap, up to a limit. */
export function findOverlaps(space: RuleSpace, table: DecisionTable): { overlaps: TableOverlap[]; cut: boolean } {
  const overlaps: TableOverlap[] = []
  for (let one = 0; one < space.rules; one += 1) {
    if ((space.certain & bit(one)) === 0n) continue
    for (let other = one + 1; other < space.rules; other += 1) {
      if ((space.certain & bit(other)) === 0n) continue
      const box = commonBox(space, bit(one) | bit(other))
      if (box === undefined) continue
      if (overlaps.length >= overlapLimit) return { overlaps, cut: true }
      overlaps.push({
        rules: [one + 1, other + 1],
        example: exampleOf(space.dimensions, box),
        conflict: isConflict(table, one, other),
        text: {
          en: `Rules ${one + 1} and ${other + 1} can match together.`,
          'zh-CN': `规则 ${one + 1} 和规则 ${other + 1} 可能同时命中。`,
        },
      })
    }
  }
  return { overlaps, cut: false }
}
