import type { TimelineEntry } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { outcomeText } from '../outcome-text.ts'
import { valueText } from '../value-text.ts'
import styles from './timeline.module.css'

const KNOWN = ['decision', 'amount', 'note', 'outcome', 'refunded'] as const

const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const

type Change = { readonly from: unknown; readonly to: unknown }
const isChange = (value: unknown): value is Change =>
  typeof value === 'object' && value !== null && Object.keys(value).sort().join() === 'from,to'

type StepValuesProps = {
  readonly values: Readonly<Record<string, unknown>>
  /** What the form called them; nothing for what a step gave. */
  readonly words: TimelineEntry['words']
}

/** What a step gave, or a person filled in; what was left empty is not shown. */
export function StepValues({ values, words = {} }: StepValuesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const filled = Object.entries(values).filter(([, value]) => value !== null && value !== '')
  const nameOf = (key: string) => {
    const label = words[key]?.label
    if (label !== undefined) return inLanguage(label, language)
    const known = KNOWN.find((one) => one === key)
    return known === undefined ? key : t(`timeline.values.${known}`)
  }
  const textOf = (key: string, value: unknown): string => {
    const said = words[key]?.value
    if (said) return inLanguage(said, language)
    if (key === 'outcome' && typeof value === 'string') return outcomeText(value, t)
    if (isChange(value)) return `${textOf(key, value.from)} → ${textOf(key, value.to)}`
    const priority = PRIORITIES.find((one) => key === 'priority' && one === value)
    if (priority !== undefined) return t(`priorities.${priority}`)
    return valueText(value, t, language)
  }
  if (filled.length === 0) return null
  return (
    <dl className={styles.inputs}>
      {filled.map(([key, value]) => (
        <div key={key}>
          <dt>{nameOf(key)}</dt>
          <dd>
            <ValueOf value={value} words={words[key]} text={(one) => textOf(key, one)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Words = NonNullable<TimelineEntry['words']>[string]

type ValueOfProps = {
  readonly value: unknown
  readonly words: Words | undefined
  readonly text: (value: unknown) => string
}

/** A value, or the rows of a table under what its columns are called. */
function ValueOf({ value, words, text }: ValueOfProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const said = words?.rows
  if (words === undefined || said === undefined || !Array.isArray(value)) return text(value)
  const rows = value.map((row: unknown) => (typeof row === 'object' && row !== null ? { ...row } : {}) as Rows[number])
  const labels = new Map(said.flatMap(Object.entries).map(([column, { label }]) => [column, label]))
  const columns = [...labels].filter(([column]) =>
    rows.some((row) => row[column] !== null && row[column] !== undefined),
  )
  const cell = (row: Rows[number], at: number, column: string) => {
    const one = said[at]?.[column]?.value
    return one ? inLanguage(one, language) : valueText(row[column], t, language)
  }
  return (
    <table className={styles.rows} aria-label={inLanguage(words.label, language)}>
      <thead>
        <tr>
          {columns.map(([column, label]) => (
            <th key={column} scope="col">
              {inLanguage(label, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // Rows have no names of their own, and do not change.
          <tr key={at}>
            {columns.map(([column]) => (
              <td key={column}>{cell(row, at, column)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Rows = readonly Readonly<Record<string, unknown>>[]
