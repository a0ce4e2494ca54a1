import { accept, type Result, refuse } from '@aftersale/kernel'
import type { DecisionModel } from '../decision-model.ts'
import { programOf } from '../table/compile-table.ts'
import { findGaps, type TableGap } from './gaps.ts'
import { findNeverFiring, type NeverFiring } from './never-fires.ts'
import { findOverlaps, type TableOverlap } from './overlaps.ts'
import { type OpenCell, ruleSpace } from './rule-space.ts'
import { UncoveredSearch } from './uncovered.ts'

/** What a table leaves open, says twice, or says in vain. */
export interface TableAnalysis {
  /** Inputs that match no rule, whatever the cells in `notAnalysed` turn out to be. */
  readonly gaps: readonly TableGap[]
  readonly overlaps: readonly TableOverlap[]
  readonly neverFires: readonly NeverFiring[]
  /** Cells that depend on more than their input: their rules are left out of overlaps and cover nothing. */
  readonly notAnalysed: readonly OpenCell[]
  /** False where the table was too large to search or list everything. */
  readonly complete: boolean
}

export type AnalysisRefusal =
  | { readonly code: 'dmn.no-such-decision'; readonly name: string }
  | { readonly code: 'dmn.not-a-table'; readonly name: string }

/**
 * Analyses the decision table that is a decision's logic, exactly: every input is cut into the values and ranges its
 * cells mention (within its type and allowed values), and rules are compared as boxes of those. Null is an input only
 * where a cell mentions it.
 */
export function analyseTable(model: DecisionModel, nameOrId: string): Result<TableAnalysis, AnalysisRefusal> {
  const node = model.entries.get(nameOrId)
  if (node === undefined) return refuse({ code: 'dmn.no-such-decision', name: nameOrId })
  const table = node.kind === 'decision' ? node.source.expression : undefined
  const program = table?.kind === 'table' ? programOf(table) : undefined
  if (node.kind !== 'decision' || program === undefined) return refuse({ code: 'dmn.not-a-table', name: nameOrId })
  const required = [...node.inputs, ...node.decisions]
  const space = ruleSpace(program, (expression) => {
    const datum = required.find(({ path }) => path.length === 1 && path[0] === expression)?.node
    return datum && { type: datum.type, allowed: node.scope.allowedValues(datum.source.variable.typeRef) }
  })
  const search = new UncoveredSearch(space)
  const { gaps, cut: gapsCut } = findGaps(space, search)
  const { overlaps, cut: overlapsCut } = findOverlaps(space, program.table)
  const neverFires = findNeverFiring(space, program, search)
  const complete = search.complete && !gapsCut && !overlapsCut
  return accept({ gaps, overlaps, neverFires, notAnalysed: space.open, complete })
}
