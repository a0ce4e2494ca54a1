import { FeelFunction } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { DecisionModel } from '../decision-model.ts'
import type { DecisionNode, KnowledgeNode } from '../drg/node.ts'
import { programOf } from '../table/compile-table.ts'
import type { TableProgram } from '../table/table-program.ts'
import { findGaps, type TableGap } from './gaps.ts'
import { withNamedFigures } from './named-figures.ts'
import { findNeverFiring, type NeverFiring } from './never-fires.ts'
import { findOverlaps, type TableOverlap } from './overlaps.ts'
import { type KnownInput, type OpenCell, type RuleSpace, ruleSpace } from './rule-space.ts'
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

/** What a decision requires, by name. */
const requiredBy =
  ({ inputs, decisions, scope }: DecisionNode): KnownInput =>
  (expression) => {
    const datum = [...inputs, ...decisions].find(({ path }) => path.length === 1 && path[0] === expression)?.node
    return datum && { type: datum.type, allowed: scope.allowedValues(datum.source.variable.typeRef) }
  }

/** The parameters of a knowledge model, by name. */
function parametersOf({ function: called, scope, source }: KnowledgeNode): KnownInput {
  const [signature] = called instanceof FeelFunction ? called.signatures : []
  return (expression) => {
    const parameter = signature?.parameters.find(({ name }) => name === expression)
    const typeRef = source.logic?.parameters.find(({ name }) => name === expression)?.typeRef
    return parameter && { type: parameter.type, allowed: scope.allowedValues(typeRef) }
  }
}

/** A table as sets, for the analyses; refused where the name is not that of a table. */
export function tableSpace(
  model: DecisionModel,
  nameOrId: string,
): Result<{ readonly space: RuleSpace; readonly program: TableProgram }, AnalysisRefusal> {
  const node = model.entries.get(nameOrId)
  if (node === undefined) return refuse({ code: 'dmn.no-such-decision', name: nameOrId })
  if (node.kind === 'service') return refuse({ code: 'dmn.not-a-table', name: nameOrId })
  const table = node.kind === 'decision' ? node.source.expression : node.source.logic?.body
  const compiled = table?.kind === 'table' ? programOf(table) : undefined
  const program = node.kind === 'decision' && compiled !== undefined ? withNamedFigures(compiled, node) : compiled
  if (program === undefined) return refuse({ code: 'dmn.not-a-table', name: nameOrId })
  return accept({
    program,
    space: ruleSpace(program, node.kind === 'decision' ? requiredBy(node) : parametersOf(node)),
  })
}

/**
 * Analyses the decision table that is the logic of a decision or a knowledge model, exactly: every input is cut into the
 * values and ranges its cells mention (within its type and allowed values), and rules are compared as boxes of those.
 * Null is an input only where a cell mentions it.
 */
export function analyseTable(model: DecisionModel, nameOrId: string): Result<TableAnalysis, AnalysisRefusal> {
  const table = tableSpace(model, nameOrId)
  if (!table.ok) return table
  const { space, program } = table.value
  const search = new UncoveredSearch(space)
  const { gaps, cut: gapsCut } = findGaps(space, search)
  const { overlaps, cut: overlapsCut } = findOverlaps(space, program.table)
  const neverFires = findNeverFiring(space, program, search)
  const complete = search.complete && !gapsCut && !overlapsCut
  return accept({ gaps, overlaps, neverFires, notAnalysed: space.open, complete })
}
