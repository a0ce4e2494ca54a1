import type { Language, TrialCase, Vocabulary } from '@aftersale/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RecordTable } from '../../../shell/lists/record-table.tsx'
import { Section } from '../../../shell/records/section.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { countText, moneyText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { RuleTable } from './rule-table.tsx'
import styles from './trial.module.css'
import { TrialFigures } from './trial-figures.tsx'
import type { TrialAnswer } from './trial-total.ts'
import { typeText } from './type-text.ts'

type TrialResultProps = {
  readonly total: TrialAnswer
  readonly caseTypes: Vocabulary['caseTypes']
  readonly onOpen: (number: string) => void
}

/** Rows drawn at once. */
const PAGE = 50

/** What would have come out otherwise: in figures, rule by rule, and case by case. */
export function TrialResult({ total, caseTypes, onOpen }: TrialResultProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [shown, setShown] = useState(PAGE)
  const { cases, compared, unclear, processes } = total
  const flows = processes.map(({ name }) => inLanguage(name, language)).join(language === 'en' ? ', ' : '、')
  return (
    <>
      <p role="status" className={styles.verdict}>
        {t(cases.length === 0 ? 'studioTrial.allSame' : 'studioTrial.otherwise', {
          count: cases.length,
          of: countText(compared, language),
          flows,
        })}
      </p>
      <TrialFigures total={total} />
      {unclear.length === 0 ? null : (
        <details className="quiet">
          <summary>{t('studioTrial.unclear', { count: unclear.length })}</summary>
          <p>{t('studioTrial.unclearWords')}</p>
          <ul className={styles.numbers}>
            {unclear.map(({ id, number }) => (
              <li key={id}>
                <button type="button" className="link-button" onClick={() => onOpen(number)}>
                  {number}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <RuleTable rules={total.rules} />
      {cases.length === 0 ? null : (
        <Section title={t('studioTrial.cases')}>
          <div className={styles.cases}>
            <RecordTable
              name={t('studioTrial.cases')}
              rows={cases.slice(0, shown)}
              keyOf={({ id }) => id}
              head={{
                title: t('studioTrial.number'),
                text: ({ number }) => number,
                note: ({ type, isOpen }) =>
                  `${typeText(caseTypes, type, language)}${isOpen ? ` · ${t('studioTrial.stillOpen')}` : ''}`,
              }}
              columns={[
                {
                  title: t('studioTrial.before'),
                  kind: 'line',
                  isLabelled: true,
                  cell: ({ before }) => inLanguage(before, language),
                },
                {
                  title: t('studioTrial.after'),
                  kind: 'line',
                  isLabelled: true,
                  cell: ({ after }) => inLanguage(after, language),
                },
                { title: t('studioTrial.refund'), kind: 'number', cell: (one) => refundText(one, language) },
              ]}
              onOpen={({ number }) => onOpen(number)}
            />
          </div>
          {cases.length > shown ? (
            <p className={styles.more}>
              <button type="button" className="link-button" onClick={() => setShown(shown + PAGE)}>
                {t('studioTrial.more', { count: cases.length - shown })}
              </button>
            </p>
          ) : null}
        </Section>
      )}
    </>
  )
}

const refundText = ({ refund }: TrialCase, language: Language): string =>
  refund === null ? '' : `${refund.minor > 0 ? '+' : ''}${moneyText(refund, language)}`
