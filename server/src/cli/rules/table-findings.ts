import type { DecisionSummary, KnowledgeSummary, TableAnalysis, TableOverlap } from '@aftersale/decision'
import type { Texts } from '../frame/index.ts'

export type TableOwner = DecisionSummary | KnowledgeSummary

export interface CheckedTable {
  readonly owner: TableOwner
  readonly hitPolicy: string
  readonly rules: number
  readonly analysis: TableAnalysis
}

/** Something to mend in a table or to think about, in plain words and with an input that shows it. */
export interface TableFinding {
  readonly kind: 'neverFires' | 'overlap' | 'gap'
  readonly mustMend: boolean
  /** From 1; none for a gap. */
  readonly rules: readonly number[]
  readonly text: Texts
  readonly example: Readonly<Record<string, unknown>> | null
}

export function findingsOf({ analysis, hitPolicy }: CheckedTable): TableFinding[] {
  return [
    ...analysis.neverFires.map(({ rule, because, example, coveredBy }) => ({
      kind: 'neverFires' as const,
      mustMend: true,
      rules: [rule, ...coveredBy],
      text: { en: `Rule ${rule} never fires. ${because.en}`, 'zh-CN': `规则 ${rule} 永不生效。${because['zh-CN']}` },
      example,
    })),
    ...analysis.overlaps.map((overlap) => ({
      kind: 'overlap' as const,
      mustMend: overlap.conflict,
      rules: overlap.rules,
      text: overlapText(overlap, hitPolicy),
      example: overlap.example,
    })),
    ...analysis.gaps.map(({ example, text }) => ({
      kind: 'gap' as const,
      mustMend: false,
      rules: [],
      text,
      example,
    })),
  ]
}

/** Who wins where two rules match, by the hit policy. */
function overlapText({ rules: [first], conflict, text }: TableOverlap, hitPolicy: string): Texts {
  const then = consequence(first, conflict, hitPolicy)
  const [en, zh] = [text.en.replace(/\.$/, ''), text['zh-CN'].replace(/。$/, '')]
  return { en: `${en}: ${then.en}.`, 'zh-CN': `${zh}：${then['zh-CN']}。` }
}

function consequence(first: number, conflict: boolean, hitPolicy: string): Texts {
  if (conflict) {
    return {
      en: `hit policy ${hitPolicy} forbids it, and the result is null`,
      'zh-CN': `命中策略 ${hitPolicy} 不允许，结果为 null`,
    }
  }
  switch (hitPolicy) {
    case 'FIRST':
      return { en: `rule ${first} decides, because it stands first`, 'zh-CN': `规则 ${first} 在前，由它决定` }
    case 'PRIORITY':
      return { en: 'the output listed first decides', 'zh-CN': '由排在前面的输出值决定' }
    case 'ANY':
      return { en: 'their outputs are the same', 'zh-CN': '两者输出相同' }
    default:
      return { en: 'both count', 'zh-CN': '两者都计入' }
  }
}
