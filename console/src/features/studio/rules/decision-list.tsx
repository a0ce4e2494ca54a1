import { type BookDecision, figureOf } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'
import { CheckCircleFilled, CloseCircleFilled, WarningFilled } from '@ant-design/icons'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { findingsOf } from './check/findings.ts'
import styles from './rules.module.css'
import { useRules } from './rules-context.ts'

type DecisionListProps = { readonly chosen: string; readonly onChoose: (decision: string) => void }

/** What is to be said of a decision at a glance. */
function Mark({ decision }: { readonly decision: BookDecision }) {
  const { t } = useTranslation()
  const { check, vocabulary } = useRules()
  if (check === null) return null
  const findings = findingsOf(decision, check, vocabulary)
  const runs = check.runs.filter((run) => run.decision.id === decision.id)
  const wrong =
    findings.filter(({ weight }) => weight === 'mend').length + runs.filter(({ matches }) => !matches).length
  const open = findings.filter(({ weight }) => weight === 'look').length
  if (wrong > 0) {
    return <CloseCircleFilled className={styles.mend} aria-label={t('studioRules.toMend', { count: wrong })} />
  }
  if (open > 0) return <WarningFilled className={styles.look} aria-label={t('studioRules.toLook', { count: open })} />
  if (runs.length === 0) return null
  return (
    <CheckCircleFilled className={styles.fine} aria-label={t('studioRules.examplesPass', { count: runs.length })} />
  )
}

/** The decisions of the file by their names, the one the others lead to last. */
export function DecisionList({ chosen, onChoose }: DecisionListProps) {
  const { t } = useTranslation()
  const { book, language } = useRules()
  const nameOf = ({ label }: BookDecision) => labelIn(label, language)
  return (
    <nav aria-label={t('studioRules.decisions')} className={styles.decisions}>
      <h2 className={styles.sideHead}>{t('studioRules.decisions')}</h2>
      <Select
        className={styles.decisionSelect ?? ''}
        aria-label={t('studioRules.decisions')}
        value={chosen}
        onChange={onChoose}
        options={book.decisions.map((one) => ({ value: one.id, label: nameOf(one) }))}
      />
      <ul>
        {book.decisions.map((one) => (
          <li key={one.id}>
            <button type="button" aria-current={one.id === chosen} onClick={() => onChoose(one.id)}>
              <span>{nameOf(one)}</span>
              <span className={styles.kind}>
                {t(`studioRules.kinds.${figureOf(one) === undefined ? one.logic.kind : 'figure'}`)}
              </span>
              <Mark decision={one} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
