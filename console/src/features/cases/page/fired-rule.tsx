import type { Language, TimelineEntry } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { durationText } from '../../../text/duration-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { groupText } from '../group-text.ts'
import { judgementText } from '../judgement-text.ts'
import { reasonText } from '../reason-text.ts'
import { valueText } from '../value-text.ts'
import styles from './timeline.module.css'

type Rule = NonNullable<TimelineEntry['rule']>

/** Why the machine decided so: the table and the row that matched, what went in, and what came out. */
export function FiredRule({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const rows = rule.rules.map(({ position }) => position)
  return (
    <div className={styles.rule}>
      <p className={styles.source}>
        {rows.length === 0
          ? t('timeline.noRow', { table: inLanguage(rule.name, language), version: rule.version })
          : t('timeline.row', {
              count: rows.length,
              rows: rows.join(language === 'en' ? ', ' : '、'),
              table: inLanguage(rule.name, language),
              version: rule.version,
            })}
      </p>
      <dl className={styles.inputs}>
        {rule.inputs.map(({ name, value, said }) => (
          <div key={name.en}>
            <dt>{inLanguage(name, language)}</dt>
            <dd>{said === undefined ? valueText(value, t, language) : inLanguage(said, language)}</dd>
          </div>
        ))}
        {outputsOf(rule, language).map(({ key, name, said, value }, position) => (
          // A rule that says several things says them in the order of the table.
          <div key={position} data-output>
            <dt>{inLanguage(name, language)}</dt>
            <dd>{said === undefined ? outputText(key, value) : inLanguage(said, language)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )

  function outputText(key: string, value: unknown): string {
    if (typeof value === 'string' && key === 'reason') return reasonText(value, t)
    if (key === 'fault' && (value === 'seller' || value === 'buyer')) return t(`timeline.faults.${value}`)
    if (typeof value === 'string' && key === 'group') return groupText(value, t)
    if (typeof value === 'string' && (key === 'outcome' || key === 'priority')) return judgementText(value, t)
    if (typeof value === 'string' && key === 'due') return durationText(value, language)
    return valueText(value, t, language)
  }
}

type Output = Rule['columns'][number] & { readonly value: unknown }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the table said, column by column. What it left open is not shown, and of texts in both languages only the page's. */
function outputsOf({ output, columns }: Rule, language: Language): Output[] {
  const other = language === 'en' ? 'zh' : 'en'
  const rows = columns.length > 1 && Array.isArray(output) ? output : [output]
  return rows.flatMap((row: unknown) =>
    columns.flatMap((column) => {
      const value = columns.length > 1 ? (isRecord(row) ? row[column.key] : null) : row
      return value === null || value === undefined || column.key === other ? [] : [{ ...column, value }]
    }),
  )
}
