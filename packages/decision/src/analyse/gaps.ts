import { labelIn } from '@aftersale/kernel'
import { type Language, spokenCell } from '../explain/spoken-value.ts'
import type { Sentence } from '../model/problem-facts.ts'
import { conditionsOf, exampleOf } from './describe-box.ts'
import { bit, type RuleSpace } from './rule-space.ts'
import type { Box, UncoveredSearch } from './uncovered.ts'

/** Inputs that match no rule. */
export interface TableGap {
  /** One of them: JSON values by input expression. */
  readonly example: Readonly<Record<string, unknown>>
  /** All of them: FEEL unary tests by input; inputs that do not matter are left out. */
  readonly where: readonly { readonly input: string; readonly tests: string }[]
  readonly text: Sentence
}

const gapLimit = 100

/** Joins boxes that differ in one dimension only, so that a person reads few gaps instead of many slices of one. */
function mergeBoxes(boxes: readonly Box[]): Box[] {
  const merged = [...boxes]
  for (let first = 0; first < merged.length; first += 1) {
    for (let second = first + 1; second < merged.length; second += 1) {
      const joined = joinBoxes(merged[first] ?? [], merged[second] ?? [])
      if (joined === undefined) continue
      merged[first] = joined
      merged.splice(second, 1)
      // The larger box may now join one that was passed over.
      second = first
    }
  }
  return merged
}

function joinBoxes(one: Box, other: Box): Box | undefined {
  const differing = one.flatMap((atoms, dimension) => (sameAtoms(atoms, other[dimension] ?? []) ? [] : [dimension]))
  const [dimension] = differing
  if (dimension === undefined || differing.length > 1) return undefined
  const union = [...(one[dimension] ?? []), ...(other[dimension] ?? [])].sort((a, b) => a - b)
  return one.with(dimension, union)
}

const sameAtoms = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && one.every((atom, index) => atom === other[index])

export function findGaps(space: RuleSpace, search: UncoveredSearch): { gaps: TableGap[]; cut: boolean } {
  const boxes = search.uncoveredBoxes(bit(space.rules) - 1n, gapLimit)
  const gaps = mergeBoxes(boxes).map((box) => {
    const where = conditionsOf(space.dimensions, box)
    const told = (language: Language) =>
      where.map(({ input, tests }) => `${labelIn(input, language)}: ${spokenCell(tests, language)}`).join('; ')
    const text = {
      en: where.length === 0 ? 'No rule matches anything.' : `No rule matches ${told('en')}.`,
      'zh-CN': where.length === 0 ? '没有任何规则会命中。' : `没有规则命中：${told('zh-CN')}。`,
    }
    return { example: exampleOf(space.dimensions, box), where, text }
  })
  return { gaps, cut: boxes.length >= gapLimit }
}
