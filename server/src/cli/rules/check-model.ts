import { analyseTable, type DecisionModel, type DecisionSummary } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'
import type { Context, Report } from '../frame/index.ts'
import { type CheckedTable, findingsOf } from './table-findings.ts'

/** What fits a screen of findings of one kind; a document has all of them. */
const MOST_LINES = 12

/**
 * Checks the tables of a model that could be read (or of one decision). A rule that never fires and an overlap that the
 * hit policy forbids must be mended; gaps and permitted overlaps are remarks, because many tables have them on purpose.
 */
export function checkModel(model: DecisionModel, nameOrId: string | undefined, context: CheckCommand): Report {
  const chosen = model.decisions.filter(
    ({ id, name }) => nameOrId === undefined || nameOrId === name || nameOrId === id,
  )
  const tables = chosen.flatMap((decision) => checkedTable(model, decision))
  const found = tables.map((table) => ({ table, findings: findingsOf(table) }))
  const counts = { mend: 0, remarks: 0 }
  for (const { findings } of found) {
    for (const { mustMend } of findings) counts[mustMend ? 'mend' : 'remarks'] += 1
  }
  const document = {
    file: context.arguments.file,
    problems: [],
    tables: found.map(({ table, findings }) => ({
      decision: table.decision.name,
      hitPolicy: table.hitPolicy,
      rules: table.rules,
      complete: table.analysis.complete,
      findings: findings.map(({ text, ...finding }) => ({ ...finding, text: context.in(text) })),
      notAnalysed: table.analysis.notAnalysed,
    })),
  }
  return { document, lines: linesOf(found, counts, context), failed: counts.mend > 0 }
}

type CheckCommand = Context & { readonly arguments: { readonly file: string } }

function checkedTable(model: DecisionModel, decision: DecisionSummary): CheckedTable[] {
  if (decision.table === null) return []
  const analysis = analyseTable(model, decision.id)
  if (!analysis.ok) throw new Error(`expected a table in decision ${decision.id}, got ${analysis.refusal.code}`)
  return [{ decision, hitPolicy: decision.table.hitPolicy, rules: decision.table.rules, analysis: analysis.value }]
}

type Found = { readonly table: CheckedTable; readonly findings: ReturnType<typeof findingsOf> }

function linesOf(found: readonly Found[], counts: { mend: number; remarks: number }, context: CheckCommand): string[] {
  const last =
    found.length === 0
      ? {
          en: 'No problem in the model; it has no decision table to analyse.',
          'zh-CN': '模型没有问题；其中没有可分析的决策表。',
        }
      : {
          en: `${counts.mend} to mend, ${counts.remarks} to consider`,
          'zh-CN': `须修正 ${counts.mend} 处，可留意 ${counts.remarks} 处`,
        }
  return [...found.flatMap((one) => [...tableLines(one, context), '']), context.in(last)]
}

function tableLines({ table, findings }: Found, context: CheckCommand): string[] {
  const { analysis, decision, hitPolicy, rules } = table
  const name = labelIn(decision.label ?? decision.name, context.language)
  const title = { en: `${name} (${rules} rules, ${hitPolicy})`, 'zh-CN': `${name}（${rules} 条规则，${hitPolicy}）` }
  const lines = [context.in(title)]
  for (const kind of ['neverFires', 'overlap', 'gap'] as const) {
    const own = findings.filter((finding) => finding.kind === kind)
    lines.push(
      ...own
        .slice(0, MOST_LINES)
        .flatMap(({ text, example, mustMend }) => [
          `  ${mustMend ? '✗' : '!'} ${context.in(text)}`,
          ...(example === null
            ? []
            : [`    ${context.in({ en: 'for example', 'zh-CN': '例如' })} ${JSON.stringify(example)}`]),
        ]),
    )
    const more = own.length - MOST_LINES
    if (more > 0)
      lines.push(
        `  ${context.in({ en: `… and ${more} more; --json has all.`, 'zh-CN': `……另有 ${more} 处，--json 输出全部。` })}`,
      )
  }
  for (const { rule, column, text } of analysis.notAnalysed.slice(0, MOST_LINES)) {
    const label = labelIn(column, context.language)
    lines.push(
      `  – ${context.in({
        en: `Rule ${rule}, ${label}: “${text}” depends on more than its input, so the rule was not compared.`,
        'zh-CN': `规则 ${rule}，${label}：“${text}”不只取决于该输入，因此未参与比较。`,
      })}`,
    )
  }
  if (!analysis.complete) {
    lines.push(
      `  – ${context.in({ en: 'The table is too large to be analysed to the end.', 'zh-CN': '该表过大，未能分析完全部情况。' })}`,
    )
  }
  if (lines.length === 1)
    lines.push(
      `  ✓ ${context.in({ en: 'Every input matches exactly one rule.', 'zh-CN': '每种输入都恰好命中一条规则。' })}`,
    )
  return lines
}
