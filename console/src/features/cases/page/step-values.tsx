import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../text/use-language.ts'
import { outcomeText } from '../outcome-text.ts'
import { valueText } from '../value-text.ts'
import styles from './timeline.module.css'

const KNOWN = ['decision', 'amount', 'note', 'outcome', 'refunded'] as const

/** What a step gave, or a person filled in; what was left empty is not shown. */
export function StepValues({ values }: { readonly values: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const filled = Object.entries(values).filter(([, value]) => value !== null && value !== '')
  const nameOf = (key: string) => {
    const known = KNOWN.find((one) => one === key)
    return known === undefined ? key : t(`timeline.values.${known}`)
  }
  const textOf = (key: string, value: unknown) => {
    if (key === 'outcome' && typeof value === 'string') return outcomeText(value, t)
    if (key === 'decision' && (value === 'approve' || value === 'refuse')) return t(`timeline.decisions.${value}`)
    return valueText(value, t, language)
  }
  if (filled.length === 0) return null
  return (
    <dl className={styles.inputs}>
      {filled.map(([key, value]) => (
        <div key={key}>
          <dt>{nameOf(key)}</dt>
          <dd>{textOf(key, value)}</dd>
        </div>
      ))}
    </dl>
  )
}
