import { labelIn } from '@aftersale/kernel'
import type { DecisionTrace, TracedInput, TracedRule } from './decision-trace.ts'
import { type Language, spokenCell, spokenValue } from './spoken-value.ts'

const asked = (cell: string | undefined): cell is string => cell !== undefined && cell !== '' && cell !== '-'

const startsWithComparison = /^[<>=!]/

/** What a rule asked of an input and how the input answered it. */
function condition(input: TracedInput, cell: string, language: Language): string {
  const value = spokenValue(input.value, language)
  const label = labelIn(input.label, language)
  const test = spokenCell(cell, language)
  if (cell === JSON.stringify(input.value)) return language === 'en' ? `${label} is ${value}` : `${label}为${value}`
  if (language === 'en') {
    const link = startsWithComparison.test(test) ? 'is' : 'is within'
    return `${label} = ${value} ${link} ${test}`
  }
  return `${label} = ${value}，符合 ${test}`
}

function conditions(trace: DecisionTrace, rule: TracedRule, language: Language): string {
  const parts = trace.inputs.flatMap((input, index) => {
    const cell = rule.inputEntries[index]
    return asked(cell) ? [condition(input, cell, language)] : []
  })
  if (parts.length > 0) return parts.join(language === 'en' ? ' and ' : '；')
  return language === 'en' ? 'it asks nothing' : '无条件'
}

/** What a rule came to; outputs that came to nothing are left out beside others. */
function outcome({ outputs }: TracedRule, language: Language): string {
  const something = outputs.filter(({ value }) => value !== null)
  const told = something.length === 0 ? outputs : something
  const colon = language === 'en' ? ': ' : '：'
  return told
    .map(({ label, value }) => `${labelIn(label, language)}${colon}${spokenValue(value, language)}`)
    .join(language === 'en' ? ', ' : '，')
}

/** The rule writer's own words, in brackets. */
function annotated({ annotations }: TracedRule, language: Language): string {
  const words = annotations.map((text) => labelIn(text, language))
  if (words.length === 0) return ''
  return language === 'en' ? ` (${words.join('; ')})` : `（${words.join('；')}）`
}

const nameOf = ({ decision }: DecisionTrace, language: Language) => labelIn(decision.label, language)

function unmatched(trace: DecisionTrace, language: Language): string {
  const inputs = trace.inputs.map(({ label, value }) => `${labelIn(label, language)} = ${spokenValue(value, language)}`)
  const result = spokenValue(trace.result, language)
  if (language === 'en') {
    const given = inputs.length === 0 ? '' : ` (${inputs.join(', ')})`
    const ending = trace.usedDefault ? `its default applies: ${result}` : `the result is ${result}`
    return `No rule of “${nameOf(trace, language)}” matched${given}; ${ending}.`
  }
  const given = inputs.length === 0 ? '' : `（${inputs.join('，')}）`
  const ending = trace.usedDefault ? `采用默认结果：${result}` : `结果为${result}`
  return `“${nameOf(trace, language)}”没有规则命中${given}；${ending}。`
}

function matchedOnce(trace: DecisionTrace, rule: TracedRule, language: Language): string {
  const because = conditions(trace, rule, language)
  const result = outcome(rule, language)
  return language === 'en'
    ? `Rule ${rule.index} of “${nameOf(trace, language)}” matched: ${because}; ${result}${annotated(rule, language)}.`
    : `“${nameOf(trace, language)}”的规则 ${rule.index} 命中：${because}；${result}${annotated(rule, language)}。`
}

/** Several rules matched: each with its conditions, then what the hit policy made of them. */
function matchedMany(trace: DecisionTrace, language: Language): string {
  const result = spokenValue(trace.result, language)
  const name = nameOf(trace, language)
  if (language === 'en') {
    const rules = trace.matched.map((rule) => `rule ${rule.index} (${conditions(trace, rule, language)})`)
    return `${rules.length} rules of “${name}” matched: ${rules.join(', ')}; by hit policy ${trace.hitPolicy} the result is ${result}.`
  }
  const rules = trace.matched.map((rule) => `规则 ${rule.index}（${conditions(trace, rule, language)}）`)
  return `“${name}”有 ${rules.length} 条规则命中：${rules.join('、')}；按命中策略 ${trace.hitPolicy}，结果为${result}。`
}

function said(trace: DecisionTrace, language: Language): string {
  const [first, ...others] = trace.matched
  if (first === undefined) return unmatched(trace, language)
  return others.length === 0 ? matchedOnce(trace, first, language) : matchedMany(trace, language)
}

function sentence(trace: DecisionTrace, language: Language): string {
  const warnings = trace.warnings.map((warning) => warning[language])
  return [said(trace, language), ...warnings].join(language === 'en' ? ' ' : '')
}

/**
 * Says what `explainDecision` traced, one plain sentence a table, for the case timeline and the audit: “Rule 3 of
 * “Return judgement” matched: age = 45 days is > 30 days; outcome: person, reason: tooOld.” Rules that matched and did
 * not decide are left out; labels written in both languages (`labelIn`) are said in one.
 */
export const explainInWords = (trace: readonly DecisionTrace[], language: Language): string =>
  trace.map((table) => sentence(table, language)).join(language === 'en' ? ' ' : '')
