import { type FeelContext, type FeelValue, feelEquals } from '@aftersale/feel'
import type { Run } from '../compile/compile-scope.ts'
import type { HitPolicyRun, TableOutputs } from './hit-policy.ts'

function rankIn(order: readonly FeelValue[], value: FeelValue): number {
  const rank = order.findIndex((candidate) => candidate === value || feelEquals(candidate, value) === true)
  return rank < 0 ? order.length : rank
}

interface Ranked {
  readonly rule: number
  readonly cells: readonly FeelValue[]
}

/** The matching rules, those first whose outputs come first in the stated values, the leftmost output deciding. */
export function byPriority(
  matched: readonly number[],
  outputs: TableOutputs,
  values: FeelContext,
  run: Run,
): readonly Ranked[] {
  const ranked = matched.map((rule) => {
    const cells = outputs.cells(rule, values, run)
    return { rule, cells, ranks: outputs.columns.map(({ order }, index) => rankIn(order, cells[index] ?? null)) }
  })
  ranked.sort((left, right) => {
    for (const [index, rank] of left.ranks.entries()) {
      const difference = rank - (right.ranks[index] ?? 0)
      if (difference !== 0) return difference
    }
    return 0
  })
  return ranked
}

/** P: the output of highest priority. */
export const hitPriority: HitPolicyRun = (matched, outputs, values, run) => {
  const [best] = byPriority(matched, outputs, values, run)
  return best === undefined ? null : outputs.combine(best.cells)
}

/** O: all outputs, by falling priority. */
export const hitOutputOrder: HitPolicyRun = (matched, outputs, values, run) =>
  byPriority(matched, outputs, values, run).map(({ cells }) => outputs.combine(cells))
