import type { TrialSide } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { Section } from '../../../shell/records/section.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { type AlignedStep, alignedSteps } from './aligned-steps.ts'
import styles from './trial.module.css'

type StepTableProps = { readonly before: TrialSide; readonly after: TrialSide }

/** Both ways step by step; what only one of them goes through is marked. */
export function StepTable({ before, after }: StepTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const rows = alignedSteps(before.path, after.path)
  const cell = (row: AlignedStep, side: 'before' | 'after') => {
    const step = row[side]
    if (step === null) return <span className="unseen">{t('studioTrial.notHere')}</span>
    const isOnly = row.before === null || row.after === null
    return (
      <span className={styles.step} data-only={isOnly || undefined}>
        {inLanguage(step.name, language)}
        {step.isDone ? null : <small> {t('studioTrial.notDone')}</small>}
      </span>
    )
  }
  return (
    <Section title={t('studioTrial.way.steps')}>
      <table className={styles.steps}>
        <caption className="unseen">{t('studioTrial.way.steps')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('studioTrial.before')}</th>
            <th scope="col">{t('studioTrial.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={`${row.before?.element} ${row.after?.element} ${at}`}>
              <td>{cell(row, 'before')}</td>
              <td>{cell(row, 'after')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
