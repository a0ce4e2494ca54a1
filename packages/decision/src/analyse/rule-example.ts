import { accept, type Result } from '@aftersale/kernel'
import type { DecisionModel } from '../decision-model.ts'
import { type AnalysisRefusal, tableSpace } from './analyse-table.ts'
import { exampleOf } from './describe-box.ts'
import { preferredTo, ranksOf } from './never-fires.ts'
import { commonBox } from './overlaps.ts'
import { bit } from './rule-space.ts'

/**
 * Inputs that a rule decides (JSON by input expression), null where no input matches it: such that no other rule takes
 * them, where there are any.
 */
export function exampleForRule(
  model: DecisionModel,
  nameOrId: string,
  rule: number,
): Result<Readonly<Record<string, unknown>> | null, AnalysisRefusal> {
  const table = tableSpace(model, nameOrId)
  if (!table.ok) return table
  const { space, program } = table.value
  const own = commonBox(space, bit(rule - 1))
  if (own === undefined) return accept(null)
  const ranks = program.cells.map((_, index) => ranksOf(program, index))
  const preferred = preferredTo(rule - 1, program, ranks)
  const others = preferred.length > 0 ? preferred : [...program.cells.keys()].filter((other) => other !== rule - 1)
  const box = freeBox(
    own,
    space.holding,
    others.reduce((bits, other) => bits | bit(other), 0n),
  )
  return accept(exampleOf(space.dimensions, box ?? own))
}

/** How many choices are tried before an example that others match too will do. */
const triesLimit = 20_000

/** One atom of each dimension of a box such that none of the rules holds in all; undefined where none is found. */
function freeBox(
  box: readonly (readonly number[])[],
  holding: readonly (readonly bigint[])[],
  rules: bigint,
): number[][] | undefined {
  let tries = 0
  const walk = (dimension: number, standing: bigint): number[][] | undefined => {
    if (standing === 0n) return box.slice(dimension).map((atoms) => [atoms[0] ?? 0])
    if (dimension === box.length || (tries += 1) > triesLimit) return undefined
    for (const atom of box[dimension] ?? []) {
      const rest = walk(dimension + 1, standing & (holding[dimension]?.[atom] ?? 0n))
      if (rest !== undefined) return [[atom], ...rest]
    }
    return undefined
  }
  return walk(0, rules)
}
