import { type Language, spokenDuration } from './spoken-value.ts'

/** A constant as FEEL writes it: a word, a number, a day, a length of time. */
const LITERAL =
  /^(?:"(?:[^"\\]|\\.)*"|-?(?:\d+(?:\.\d+)?|\.\d+)|@"[^"]*"|(?:date and time|date|time|duration)\(\s*"[^"]*"\s*\)|true|false)$/
const COMPARISON = /^(<=|>=|!=|<|>|=)\s*(.+)$/s
const RANGE = /^([[\](])\s*(.+?)\s*\.\.\s*(.+?)\s*([\])[])$/s
const NEGATION = /^not\s*\((.*)\)$/s
const MOMENT = /^(?:-?\d{4,9}-\d\d-\d\d|\d\d:\d\d)/

type Operator = '<' | '<=' | '>' | '>=' | '=' | '!='
type Words = Readonly<Record<Operator, string>>

const amounts: Readonly<Record<Language, Words>> = {
  en: { '<': 'less than', '<=': 'at most', '>': 'more than', '>=': 'at least', '=': 'equal to', '!=': 'other than' },
  'zh-CN': { '<': '小于', '<=': '不超过', '>': '大于', '>=': '不少于', '=': '等于', '!=': '不等于' },
}
const moments: Readonly<Record<Language, Words>> = {
  en: { '<': 'before', '<=': 'not after', '>': 'after', '>=': 'not before', '=': 'equal to', '!=': 'other than' },
  'zh-CN': { '<': '早于', '<=': '不晚于', '>': '晚于', '>=': '不早于', '=': '等于', '!=': '不等于' },
}

function spokenOperand(text: string, language: Language): string {
  const quoted = LITERAL.test(text) ? /"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] : undefined
  if (quoted === undefined) return text
  return spokenDuration(quoted, language) ?? quoted
}

function compared(operator: Operator, operand: string, language: Language): string {
  const spoken = spokenOperand(operand, language)
  const words = MOMENT.test(spoken) ? moments : amounts
  return `${words[language][operator]} ${spoken}`
}

function spokenRange([, open, low = '', high = '', close]: RegExpExecArray, language: Language): string {
  if (open === '[' && close === ']') {
    const [from, to] = [spokenOperand(low, language), spokenOperand(high, language)]
    return language === 'en' ? `from ${from} to ${to}` : `在 ${from} 至 ${to} 之间`
  }
  const start = compared(open === '[' ? '>=' : '>', low, language)
  const end = compared(close === ']' ? '<=' : '<', high, language)
  return language === 'en' ? `${start} and ${end}` : `${start} 且${end}`
}

/** The alternatives of a cell; undefined where a comma may stand within one. */
function alternativesOf(cell: string): readonly string[] | undefined {
  const parts = cell.match(/(?:"(?:[^"\\]|\\.)*"|[^",])+/g)?.map((part) => part.trim())
  return parts?.every((part) => LITERAL.test(part)) === true ? parts : undefined
}

/**
 * What a cell asks, as a person says it: `> 30` is “more than 30”, `"jd", "tmall"` is “one of jd, tmall”. A cell that is
 * more than comparisons with constants is told as it is written.
 */
export function spokenCondition(cell: string, language: Language): string {
  const between = language === 'en' ? ', ' : '、'
  const negated = alternativesOf(NEGATION.exec(cell)?.[1] ?? '')
  if (negated !== undefined) {
    const all = negated.map((one) => spokenOperand(one, language)).join(between)
    const single = language === 'en' ? `not ${all}` : `不是 ${all}`
    return negated.length === 1 ? single : language === 'en' ? `none of ${all}` : `不属于 ${all}`
  }
  const literals = alternativesOf(cell)
  if (literals !== undefined) {
    const all = literals.map((one) => spokenOperand(one, language)).join(between)
    return literals.length === 1 ? all : language === 'en' ? `one of ${all}` : `属于 ${all}`
  }
  const range = cell.includes(',') ? null : RANGE.exec(cell)
  if (range !== null) return spokenRange(range, language)
  const [, operator, operand = ''] = COMPARISON.exec(cell) ?? []
  if (operator !== undefined && !/[,()]/.test(operand.replace(/"[^"]*"/g, '').replace(/^[a-z ]+\(.*\)$/, ''))) {
    return compared(operator as Operator, operand, language)
  }
  return language === 'en' ? `fits ${cell}` : `符合 ${cell}`
}

/** Whether the cell asks for this one value, so that telling the value is telling the test. */
export const asksForOne = (cell: string): boolean => alternativesOf(cell)?.length === 1
