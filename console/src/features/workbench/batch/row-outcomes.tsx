import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from '../workbench.module.css'
import type { RowOutcome } from './row-outcome.ts'

type RowOutcomesProps = { readonly outcomes: readonly RowOutcome[]; readonly onClose: () => void }

/** What came of each task: those first that were not done, with the server's reason. */
export function RowOutcomes({ outcomes, onClose }: RowOutcomesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const failed = outcomes.filter(({ problem }) => problem !== null)
  return (
    <div className={styles.batchBody}>
      <p role="status">{t('workbench.outcome', { done: outcomes.length - failed.length, failed: failed.length })}</p>
      {failed.length === 0 ? null : (
        <ul className={styles.outcomes}>
          {failed.map(({ task, problem }) => (
            <li key={task.id}>
              <strong>{task.case?.number ?? task.businessKey}</strong> {inLanguage(task.name, language)}
              <span>{problem}</span>
            </li>
          ))}
        </ul>
      )}
      <Button type="primary" onClick={onClose}>
        {t('workbench.done')}
      </Button>
    </div>
  )
}
