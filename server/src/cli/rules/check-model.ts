import { analyseTable, type DecisionModel } from '@aftersale/decision'
import type { Context, Report } from '../frame/index.ts'
import { type CheckCounts, checkLines } from './check-lines.ts'
import { type CheckedTable, findingsOf, type TableOwner } from './table-findings.ts'

/**
 * Checks the tables of a model that could be read (or of one decision or knowledge model). A rule that never fires and an overlap that the
 * hit policy forbids must be mended; gaps and permitted overlaps are remarks, because many tables have them on purpose.
 */
export function checkModel(model: DecisionModel, nameOrId: string | undefined, context: CheckCommand): Report {
  const chosen = [...model.decisions, ...model.knowledge].filter(
    ({ id, name }) => nameOrId === undefined || nameOrId === name || nameOrId === id,
  )
  const tables = chosen.flatMap((owner) => checkedTable(model, owner))
  const found = tables.map((table) => ({ table, findings: findingsOf(table) }))
  const counts: CheckCounts = { mend: 0, remarks: 0 }
  for (const { findings } of found) {
    for (const { mustMend } of findings) counts[mustMend ? 'mend' : 'remarks'] += 1
  }
  const document = {
    file: context.arguments.file,
    problems: [],
    tables: found.map(({ table, findings }) => ({
      decision: table.owner.name,
      hitPolicy: table.hitPolicy,
      rules: table.rules,
      complete: table.analysis.complete,
      findings: findings.map(({ text, ...finding }) => ({ ...finding, text: context.in(text) })),
      notAnalysed: table.analysis.notAnalysed,
    })),
  }
  return { document, lines: checkLines(found, counts, context), failed: counts.mend > 0 }
}

type CheckCommand = Context & { readonly arguments: { readonly file: string } }

function checkedTable(model: DecisionModel, owner: TableOwner): CheckedTable[] {
  if (owner.table === null) return []
  const analysis = analyseTable(model, owner.id)
  if (!analysis.ok) throw new Error(`expected a table in ${owner.id}, got ${analysis.refusal.code}`)
  return [{ owner, hitPolicy: owner.table.hitPolicy, rules: owner.table.rules, analysis: analysis.value }]
}
