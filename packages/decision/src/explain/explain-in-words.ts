import { labelIn } from '@aftersale/kernel'
import type { DecisionTrace, TracedInput, TracedRule } from './decision-trace.ts'
import { asksForOne, spokenCondition } from './spoken-condition.ts'
import { type Language, spokenValue } from './spoken-value.ts'

const asked = (cell: string | undefined): cell is string => cell !== undefined && cell !== '' && cell !== '-'

/** What an input was: `Refund is 80`, `Bought before: yes`. */
function fact({ label, value }: TracedInput, language: Language): string {
  const name = labelIn(label, language)
  const spoken = value === null ? (language === 'en' ? 'not given' : '空') : spokenValue(value, language)
  if (typeof value === 'boolean') return language === 'en' ? `${name}: ${spoken}` : `${name}：${spoken}`
  if (language === 'en') return `${name} is ${spoken}`
  const before = /\p{Script=Han}$/u.test(name) ? name : `${name} `
  return /^\p{Script=Han}/u.test(spoken) ? `${before}为${spoken}` : `${before}为 ${spoken}`
}

/** What a rule asked of an input and how the input answered it. */
function condition(input: TracedInput, cell: string, language: Language): string {
  const told = fact(input, language)
  if (asksForOne(cell) || (cell === 'null' && input.value === null)) return told
  return language === 'en'
    ? `${told} (${spokenCondition(cell, language)})`
    : `${told}（${spokenCondition(cell, language)}）`
}

function conditions(trace: DecisionTrace, rule: TracedRule, language: Language): string {
  const parts = trace.inputs.flatMap((input, index) => {
    const cell = rule.inputEntries[index]
    return asked(cell) ? [condition(input, cell, language)] : []
  })
  if (parts.length > 0) return parts.join(language === 'en' ? ' and ' : '，')
  return language === 'en' ? 'it asks nothing' : '无条件'
}

/** What a rule came to; outputs that came to nothing are left out beside others. */
function outcome({ outputs }: TracedRule, language: Language): string {
  const something = outputs.filter(({ value }) => value !== null)
  const told = something.length === 0 ? outputs : something
  const colon = language === 'en' ? ': ' : '：'
  return told
    .map(({ label, value }) => `${labelIn(label, language)}${colon}${spokenValue(value, language)}`)
    .join(language === 'en' ? '; ' : '；')
}

/** The rule writer's own words, as a sentence of their own. */
function annotated({ annotations }: TracedRule, language: Language): string {
  const words = annotations.map((text) => labelIn(text, language).replace(/[.。]$/, ''))
  return words.map((text) => (language === 'en' ? ` ${text}.` : `${text}。`)).join('')
}

const nameOf = ({ decision }: DecisionTrace, language: Language) => labelIn(decision.label, language)

function unmatched(trace: DecisionTrace, language: Language): string {
  const inputs = trace.inputs.map((input) => fact(input, language))
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
  // What a rule says to people ends as a sentence by itself.
  const result = outcome(rule, language).replace(/[.。]$/, '')
  return language === 'en'
    ? `Rule ${rule.index} of “${nameOf(trace, language)}” matched: ${because}.${annotated(rule, language)} ${result}.`
    : `“${nameOf(trace, language)}”的规则 ${rule.index} 命中：${because}。${annotated(rule, language)}${result}。`
}

/** Several rules matched: each with its conditions, then what the hit policy made of them. */
function matchedMany(trace: DecisionTrace, language: Language): string {
  const result = spokenValue(trace.result, language)
  const name = nameOf(trace, language)
  if (language === 'en') {
    const rules = trace.matched.map((rule) => `rule ${rule.index}, as ${conditions(trace, rule, language)}`)
    return `${rules.length} rules of “${name}” matched: ${rules.join('; ')}. By hit policy ${trace.hitPolicy} the result is ${result}.`
  }
  const rules = trace.matched.map((rule) => `规则 ${rule.index}，因为${conditions(trace, rule, language)}`)
  return `“${name}”有 ${rules.length} 条规则命中：${rules.join('；')}。按命中策略 ${trace.hitPolicy}，结果为${result}。`
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
 * “Return judgement” matched: age is 45 days (more than 30 days). Outcome: person; reason: tooOld.” Rules that matched and
 * did not decide are left out; labels written in both languages (`labelIn`) are said in one.
 */
export const explainInWords = (trace: readonly DecisionTrace[], language: Language): string =>
  trace.map((table) => sentence(table, language)).join(language === 'en' ? ' ' : '')
