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
        {outputsOf(rule.output, language).map(([name, value]) => (
          <div key={name} data-output>
            <dt>{outputName(name)}</dt>
            <dd>{outputText(name, value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )

  function outputName(name: string): string {
    const known = (['outcome', 'reason', 'group', 'fault', 'words', 'due', 'stage', 'minor'] as const).find(
      (one) => one === name,
    )
    return known === undefined ? name : t(`timeline.outputs.${known}`)
  }

  function outputText(name: string, value: unknown): string {
    if (typeof value === 'string' && name === 'reason') return reasonText(value, t)
    if (name === 'fault' && (value === 'seller' || value === 'buyer')) return t(`timeline.faults.${value}`)
    if (typeof value === 'string' && name === 'group') return groupText(value, t)
    if (typeof value === 'string' && name === 'outcome') return judgementText(value, t)
    if (typeof value === 'string' && name === 'due') return durationText(value, language)
    return valueText(value, t, language)
  }
}

/**
 * The columns of the result; a table with one column gives its bare value. What it left open is not shown, and of what it says in both
 * languages only the page's.
 */
function outputsOf(output: unknown, language: Language): [string, unknown][] {
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return [['→', output]]
  const [own, other] = language === 'en' ? ['en', 'zh'] : ['zh', 'en']
  return Object.entries(output).flatMap(([name, value]) =>
    value === null || name === other ? [] : [[name === own ? 'words' : name, value] as [string, unknown]],
  )
}
