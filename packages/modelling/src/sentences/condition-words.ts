import { type Operator, type Row, type Rows, readRows } from '../conditions/rows.ts'
import type { Words } from '../document/part.ts'
import type { KnownValue } from '../values/known-values.ts'
import type { Language } from './vocabulary.ts'

const OPERATORS: Readonly<Record<Operator, Words>> = {
  '=': { en: 'is', 'zh-CN': '是' },
  '!=': { en: 'is not', 'zh-CN': '不是' },
  '<': { en: 'below', 'zh-CN': '低于' },
  '<=': { en: 'at most', 'zh-CN': '不超过' },
  '>': { en: 'above', 'zh-CN': '超过' },
  '>=': { en: 'at least', 'zh-CN': '不低于' },
  in: { en: 'is one of', 'zh-CN': '属于' },
  empty: { en: 'is unknown', 'zh-CN': '未知' },
  filled: { en: 'is known', 'zh-CN': '已知' },
}

export const operatorWords = (operator: Operator, language: Language): string => OPERATORS[operator][language]

/** A condition in words; as it is written where it is no comparison of names with values. */
export function conditionWords(condition: string, known: readonly KnownValue[], language: Language): string {
  const rows = readRows(condition)
  return rows === null ? condition : rowsWords(rows, known, language)
}

/** Rows in words: “Paid for the goods above 1,000 or unknown”. */
export function rowsWords(rows: Rows, known: readonly KnownValue[], language: Language): string {
  const [and, or] = language === 'en' ? [' and ', ', or '] : ['，且', '；或']
  return rows.map((group) => group.map((row) => rowWords(row, known, language)).join(and)).join(or)
}

function rowWords({ path, operator, value }: Row, known: readonly KnownValue[], language: Language): string {
  const name = path.join('.')
  const asked = known.find((one) => one.path === name)
  const label = asked?.label[language] ?? name
  const said = [value].flat().map((one) => valueWords(one, asked, language))
  const between = language === 'en' ? ' ' : ' '
  const verb = operatorWords(operator, language)
  if (asked?.kind === 'flag' && typeof value === 'boolean' && (operator === '=' || operator === '!=')) {
    const isTrue = value === (operator === '=')
    return language === 'en' ? `${label}: ${isTrue ? 'yes' : 'no'}` : `${label}：${isTrue ? '是' : '否'}`
  }
  if (operator === 'empty' || operator === 'filled') return `${label}${between}${verb}`
  return `${label}${between}${verb}${between}${said.join(language === 'en' ? ', ' : '、')}`
}

type Value = Exclude<Row['value'], readonly unknown[]>

function valueWords(value: Value, asked: KnownValue | undefined, language: Language): string {
  if (typeof value === 'number') return asked?.kind === 'money' ? amountWords(value, language) : grouped(value)
  if (typeof value === 'string') return asked?.options.find((one) => one.value === value)?.label[language] ?? value
  return String(value)
}

/** An amount of minor units: “¥1,000”, “1,000 元”. */
const amountWords = (minor: number, language: Language): string =>
  language === 'en' ? `¥${grouped(minor / 100)}` : `${grouped(minor / 100)} 元`

const grouped = (value: number): string => {
  const [whole, part] = String(value).split('.')
  return (whole ?? '').replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',') + (part === undefined ? '' : `.${part}`)
}
