import { labelIn } from '@aftersale/kernel'
import type { Context } from '../frame/index.ts'
import type { CheckedTable, TableFinding } from './table-findings.ts'

export interface CheckCounts {
  mend: number
  remarks: number
}

interface Found {
  readonly table: CheckedTable
  readonly findings: readonly TableFinding[]
}

type Speaker = Pick<Context, 'in' | 'language'>

/** What fits a screen of findings of one kind; a document has all of them. */
const MOST_LINES = 12
/** Under most hit policies it is meant that rules match together, so these must not bury the rest. */
const MOST_PERMITTED = 5

/** What was found, table by table, the worst first, and the count of it. */
export function checkLines(found: readonly Found[], { mend, remarks }: CheckCounts, speaker: Speaker): string[] {
  const last =
    found.length === 0
      ? {
          en: 'No problem in the model; it has no decision table to analyse.',
          'zh-CN': '模型没有问题；其中没有可分析的决策表。',
        }
      : {
          en: `${mend} to mend, ${remarks} to consider`,
          'zh-CN': `须修正 ${mend} 处，可留意 ${remarks} 处`,
        }
  return [...found.flatMap((one) => [...tableLines(one, speaker), '']), speaker.in(last)]
}

function tableLines({ table, findings }: Found, speaker: Speaker): string[] {
  const { owner, hitPolicy, rules } = table
  const name = labelIn(owner.label ?? owner.name, speaker.language)
  const title = {
    en: `${name} (${rules} ${rules === 1 ? 'rule' : 'rules'}, ${hitPolicy})`,
    'zh-CN': `${name}（${rules} 条规则，${hitPolicy}）`,
  }
  const toMend = findings.filter(({ mustMend }) => mustMend)
  const gaps = findings.filter(({ kind }) => kind === 'gap')
  const permitted = findings.filter(({ kind, mustMend }) => kind === 'overlap' && !mustMend)
  const lines = [
    ...findingLines(toMend, MOST_LINES, speaker),
    ...findingLines(gaps, MOST_LINES, speaker),
    ...findingLines(permitted, MOST_PERMITTED, speaker),
    ...openLines(table, speaker),
  ]
  const praise = { en: 'Every input matches exactly one rule.', 'zh-CN': '每种输入都恰好命中一条规则。' }
  return [speaker.in(title), ...(lines.length === 0 ? [`  ✓ ${speaker.in(praise)}`] : lines)]
}

function findingLines(findings: readonly TableFinding[], most: number, speaker: Speaker): string[] {
  const example = speaker.in({ en: 'for example', 'zh-CN': '例如' })
  const lines = findings
    .slice(0, most)
    .flatMap((finding) => [
      `  ${finding.mustMend ? '✗' : '!'} ${speaker.in(finding.text)}`,
      ...(finding.example === null ? [] : [`    ${example} ${JSON.stringify(finding.example)}`]),
    ])
  const more = findings.length - most
  if (more <= 0) return lines
  const hidden = { en: `… and ${more} more; --json has all.`, 'zh-CN': `……另有 ${more} 处，--json 输出全部。` }
  return [...lines, `  ${speaker.in(hidden)}`]
}

/** What the analysis could not tell. */
function openLines({ analysis }: CheckedTable, speaker: Speaker): string[] {
  const cells = analysis.notAnalysed.slice(0, MOST_LINES).map(({ rule, column, text }) => {
    const label = labelIn(column, speaker.language)
    return speaker.in({
      en: `Rule ${rule}, ${label}: “${text}” depends on more than its input, so the rule was not compared.`,
      'zh-CN': `规则 ${rule}，${label}：“${text}”不只取决于该输入，因此未参与比较。`,
    })
  })
  const unfinished = speaker.in({
    en: 'The table is too large to be analysed to the end.',
    'zh-CN': '该表过大，未能分析完全部情况。',
  })
  return [...cells, ...(analysis.complete ? [] : [unfinished])].map((line) => `  – ${line}`)
}
