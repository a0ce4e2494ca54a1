import { useTranslation } from 'react-i18next'
import type { ImportRun } from './import-query.ts'
import styles from './intake.module.css'

/** How an import stands, in a word. */
export function ImportState({ state }: Pick<ImportRun, 'state'>) {
  const { t } = useTranslation()
  return (
    <span className={styles.state} data-state={state}>
      {t(`imports.state.${state}`)}
    </span>
  )
}
