import type { TrialRule } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { Section, SmallTable } from '../../../shell/records/section.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { countText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'

/** Rules that decide more or fewer cases than they did. */
export function RuleTable({ rules }: { readonly rules: readonly TrialRule[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const changed = rules.filter(({ before, after }) => before !== after)
  if (changed.length === 0) return null
  return (
    <Section title={t('studioTrial.rules')}>
      <SmallTable
        caption={t('studioTrial.rules')}
        items={changed}
        keyOf={({ decision, rule }) => `${decision.id} ${rule}`}
        none=""
        columns={[
          { label: t('studioTrial.rule'), cell: (rule) => nameOf(rule) },
          { label: t('studioTrial.before'), isNumber: true, cell: ({ before }) => countText(before, language) },
          { label: t('studioTrial.after'), isNumber: true, cell: ({ after }) => countText(after, language) },
        ]}
      />
    </Section>
  )

  function nameOf({ decision, number, note }: TrialRule): string {
    const place = number.after ?? number.before ?? 0
    const name = t('studioTrial.ruleName', { table: inLanguage(decision.name, language), number: place })
    return note === null ? name : `${name}${language === 'en' ? ': ' : '：'}${inLanguage(note, language)}`
  }
}
