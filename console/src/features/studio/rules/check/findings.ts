import type { Vocabulary } from '@aftersale/contract'
import type { BookDecision } from '@aftersale/decision'
import type { RulesCheck } from './check-rules.ts'
import { unknownFields } from './unknown-fields.ts'

interface Sentence {
  readonly en: string
  readonly 'zh-CN': string
}

/** One thing the check found about a table. */
export interface Finding {
  readonly key: string
  /** `mend` would be refused or never works, `look` wants to be considered, `note` is meant so by the hit policy. */
  readonly weight: 'mend' | 'look' | 'note'
  readonly text: Sentence
  /** The rules it is about, from 1; empty for what no rule fits. */
  readonly rules: readonly number[]
  /** Those of them that are wrong, where not all are. */
  readonly marked: readonly number[]
  /** The column it is about, as problems call it. */
  readonly column: string | null
  /** JSON by input expression. */
  readonly example: Readonly<Record<string, unknown>> | null
  /** What a rule would have to ask to fit; for gaps alone. By the label of an input. */
  readonly where: readonly { readonly input: string; readonly tests: string }[] | null
}

const plain = { column: null, example: null, where: null } as const

/** Hit policies by which several rules may fit. */
const severalMeant: ReadonlySet<string> = new Set(['FIRST', 'PRIORITY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER', 'ANY'])

/** What was found about a decision, what must be mended first. */
export function findingsOf(decision: BookDecision, check: RulesCheck, vocabulary: Vocabulary): Finding[] {
  const { id, name, logic } = decision
  const { problems, tables } = check
  // To be considered, not mended: the field may be one of a draft.
  const unknown = unknownFields(decision, vocabulary).map(({ field, rule }, index): Finding => {
    const text = {
      en: `No case type has a field “${field}”: what reads it gets nothing.`,
      'zh-CN': `没有任何工单类型有字段“${field}”，读到的总是空值。`,
    }
    const rules = rule === null ? [] : [rule]
    return { ...plain, key: `unknown ${index}`, weight: 'look', text, rules, marked: rules }
  })
  const own = problems.filter((problem) => problem.id === id || (problem.id === undefined && problem.name === name))
  const unreadable = own.map((problem, index): Finding => {
    const { sentence, cell } = problem
    const rules = cell === undefined ? [] : [cell.rule]
    return {
      ...plain,
      key: `problem ${index}`,
      weight: 'mend',
      text: sentence,
      rules,
      marked: rules,
      column: cell?.column ?? null,
    }
  })
  const analysis = tables.find(({ decision }) => decision === id)?.analysis
  if (analysis === undefined) return [...unreadable, ...unknown]
  const policy = logic.kind === 'table' ? logic.table.hitPolicy : 'UNIQUE'
  const silent = new Set(analysis.neverFires.map(({ rule }) => rule))
  const never = analysis.neverFires.map(({ rule, because, coveredBy, example }): Finding => {
    const text = {
      en: `Rule ${rule} never fires. ${because.en}`,
      'zh-CN': `规则 ${rule} 永远不会生效。${because['zh-CN']}`,
    }
    return {
      ...plain,
      key: `never ${rule}`,
      weight: 'mend',
      text,
      rules: [rule, ...coveredBy],
      marked: [rule],
      example,
    }
  })
  const overlaps = analysis.overlaps
    .filter(({ conflict, rules }) => conflict || !rules.some((rule) => silent.has(rule)))
    .map(({ rules, conflict, text, example }): Finding => {
      const weight = conflict ? 'mend' : severalMeant.has(policy) ? 'note' : 'look'
      return { ...plain, key: `overlap ${rules.join(' ')}`, weight, text, rules, marked: rules, example }
    })
  const gaps = analysis.gaps.map(
    ({ text, example, where }, index): Finding => ({
      ...plain,
      key: `gap ${index}`,
      weight: 'look',
      text,
      rules: [],
      marked: [],
      example,
      where,
    }),
  )
  const weights = { mend: 0, look: 1, note: 2 } as const
  return [...unreadable, ...unknown, ...never, ...overlaps, ...gaps].toSorted(
    (a, b) => weights[a.weight] - weights[b.weight],
  )
}

/** Problems of the file that belong to no decision in it. */
export const problemsOfFile = (decisions: readonly BookDecision[], { problems }: RulesCheck): Sentence[] =>
  problems
    .filter(({ id, name }) => !decisions.some((one) => one.id === id || (id === undefined && one.name === name)))
    .map(({ sentence }) => sentence)
