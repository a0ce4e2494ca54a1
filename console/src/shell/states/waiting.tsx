import { useTranslation } from 'react-i18next'
import styles from './states.module.css'

const WIDTHS = ['62%', '88%', '74%', '81%', '56%', '69%']

/** Grey lines where text will be. They appear after a moment only, so that a quick answer does not flicker. */
export function Waiting({ rows = 4 }: { readonly rows?: number }) {
  const { t } = useTranslation()
  return (
    <div className={styles.waiting} role="status" aria-busy="true">
      <span className="unseen">{t('states.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className={styles.bar} style={{ width: WIDTHS[row % WIDTHS.length] }} />
      ))}
    </div>
  )
}
