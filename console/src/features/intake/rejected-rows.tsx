import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { countText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from './imported.module.css'
import { rejectText } from './reject-text.ts'
import { rejectsOf, type Summary } from './summary.ts'

type RejectedRowsProps = {
  readonly summary: Summary
  /** Whether the imports are narrowed to those with rows that were rejected for one of the reasons. */
  readonly isNarrowed: boolean
}

/** Rows of imported tables that were not taken, by reason; each narrows the imports to those that have such rows. */
export function RejectedRows({ summary, isNarrowed }: RejectedRowsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const rejects = rejectsOf(summary)
  const most = Math.max(1, ...rejects.map(([, count]) => count))
  return (
    <section className="sheet" aria-labelledby="rejected">
      <div className={styles.head}>
        <h2 id="rejected">{t('home.rejected')}</h2>
        {isNarrowed ? <Link to="/imports">{t('home.allImports')}</Link> : null}
      </div>
      {rejects.length === 0 ? <p className={styles.none}>{t('home.noneRejected')}</p> : null}
      <ul className={styles.rows}>
        {rejects.map(([reason, count]) => (
          <li key={reason}>
            <Link to="/imports" search={{ reason }} className={styles.row}>
              <span>{rejectText(reason, t)}</span>
              <span className={styles.measure} aria-hidden="true">
                <span style={{ inlineSize: `${(count / most) * 100}%` }} />
              </span>
              <span className={styles.end}>{countText(count, language)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
