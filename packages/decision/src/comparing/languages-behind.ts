import { type Bilingual, labelIn, labelInBoth, languageBehind } from '@aftersale/kernel'
import type { BookDecision, BookTable, RuleBook } from '../source/rule-book.ts'

/** A text of rules of which one language was changed and the other still says what it said. */
export interface RuleTextBehind {
  readonly decision: string
  /** From 1; null: the decision itself, or a column of it. */
  readonly rule: number | null
  /** The name of the output that is behind, where each language has one of its own. */
  readonly column: string | null
  readonly language: keyof Bilingual
  /** What both languages say now. */
  readonly words: Bilingual
}

/**
 * Texts of the newer edition of which only one language was changed: labels, descriptions and remarks that hold both, and
 * outputs that come in both (`en` and `zh`, `textEn` and `textZh`). Rules are the same ones by their ids.
 */
export function ruleTextsBehind(before: RuleBook, after: RuleBook): RuleTextBehind[] {
  return after.decisions.flatMap((decision) => {
    const former = before.decisions.find(({ id }) => id === decision.id)
    return former === undefined ? [] : [...labelsBehind(former, decision), ...rulesBehind(former, decision, after)]
  })
}

type Told = (rule: number | null, column: string | null, before: Bilingual, after: Bilingual) => RuleTextBehind[]

const telling =
  (decision: string): Told =>
  (rule, column, before, words) => {
    const language = languageBehind(before, words)
    return language === null ? [] : [{ decision, rule, column, language, words }]
  }

function labelsBehind(before: BookDecision, after: BookDecision): RuleTextBehind[] {
  const tell = telling(after.id)
  const [was, is] = [labelsOf(before), labelsOf(after)]
  return [...is].flatMap(([key, label]) => {
    const old = was.get(key)
    return old === undefined ? [] : tell(null, null, labelInBoth(old), labelInBoth(label))
  })
}

/** By what they are of. */
function labelsOf({ label, description, logic }: BookDecision): ReadonlyMap<string, string> {
  const labels = new Map([
    ['label', label],
    ['description', description],
  ])
  if (logic.kind !== 'table') return labels
  for (const { name, expression, label: column, words } of [...logic.table.inputs, ...logic.table.outputs]) {
    const key = name ?? expression ?? ''
    labels.set(`column ${key}`, column)
    for (const [value, word] of Object.entries(words)) labels.set(`word ${key} ${value}`, word)
  }
  return labels
}

function rulesBehind(
  { logic: before }: BookDecision,
  { id, logic: after }: BookDecision,
  book: RuleBook,
): RuleTextBehind[] {
  if (before.kind !== 'table' || after.kind !== 'table') return []
  const tell = telling(id)
  const pairs = languagePairs(after.table)
  return after.table.rules.flatMap((rule, at) => {
    const former = before.table.rules.find((one) => one.id !== null && one.id === rule.id)
    if (former === undefined) return []
    const remarks = rule.annotations.flatMap((remark, column) =>
      tell(at + 1, null, labelInBoth(former.annotations[column] ?? ''), labelInBoth(remark)),
    )
    const texts = pairs.flatMap(({ en, zh }) => {
      const said = (one: typeof rule): Bilingual => ({
        en: spoken(one.outputs[en] ?? '', book, 'en'),
        'zh-CN': spoken(one.outputs[zh] ?? '', book, 'zh-CN'),
      })
      const found = tell(at + 1, null, said(former), said(rule))
      return found.map((one) => ({
        ...one,
        column: after.table.outputs[one.language === 'en' ? en : zh]?.name ?? null,
      }))
    })
    return [...remarks, ...texts]
  })
}

/** What a text says to people: `"Within " + string(days) + " days"` as `Within {Days to return} days`; a formula as it is written. */
function spoken(text: string, { decisions }: RuleBook, language: keyof Bilingual): string {
  const said = text.trim().replaceAll(/"\s*\+\s*string\((\w+)\)\s*\+\s*"/g, (_, name: string) => {
    const figure = decisions.find((one) => one.name === name)
    return `{${figure === undefined ? name : labelIn(figure.label, language)}}`
  })
  return /^"[^"]*"$/.test(said) ? said.slice(1, -1) : text
}

const ENGLISH = /(?:^e|E|_e|-e)n$/

/** Outputs of one text in either language, by their places. */
function languagePairs({ outputs }: BookTable): { readonly en: number; readonly zh: number }[] {
  return outputs.flatMap(({ name }, en) => {
    if (name === null || !ENGLISH.test(name)) return []
    const wanted = new Set([name.replace(/en$/, 'zh'), name.replace(/En$/, 'Zh')])
    const zh = outputs.findIndex((other) => other.name !== name && other.name !== null && wanted.has(other.name))
    return zh < 0 ? [] : [{ en, zh }]
  })
}
