import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { countText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from './imported.module.css'
import { rejectText } from './reject-text.ts'
import { rejectsOf, type Summary } from './summary.ts'

/** Rows of imported tables that were not taken, by reason. */
export function RejectedRows({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const rejects = rejectsOf(summary)
  const most = Math.max(1, ...rejects.map(([, count]) => count))
  return (
    <section className="sheet" aria-labelledby="rejected">
      <div className={styles.head}>
        <h2 id="rejected">{t('home.rejected')}</h2>
        <Link to="/imports">{t('home.allImports')}</Link>
      </div>
      {rejects.length === 0 ? <p className={styles.none}>{t('home.noneRejected')}</p> : null}
      <ul className={styles.rows}>
        {rejects.map(([reason, count]) => (
          <li key={reason}>
            <Link to="/imports" search={{ reason }} className={styles.row}>
              <span>{rejectText(reason, t)}</span>
              <span className={styles.measure} style={{ inlineSize: `${(count / most) * 72}px` }} aria-hidden="true" />
              <span className={styles.end}>{countText(count, language)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
