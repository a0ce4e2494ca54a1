import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './reported-cause.module.css'

/** Why something stopped, in the words of the program: folded, as few need them. */
export function ReportedCause({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <details className={styles.cause}>
      <summary>{t('case.reported')}</summary>
      <p>{children}</p>
    </details>
  )
}
