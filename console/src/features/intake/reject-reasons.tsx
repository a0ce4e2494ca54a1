import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { countText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import type { ImportRun } from './import-query.ts'
import styles from './intake.module.css'
import { rejectText } from './reject-text.ts'

/** The reasons to narrow the rejected rows to, with how many there are. */
export function RejectReasons({ run, reason }: { readonly run: ImportRun; readonly reason: string | undefined }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const counts = Object.entries(run.rejected).toSorted(([, a], [, b]) => b - a)
  if (counts.length < 2 && reason === undefined) return null
  const params = { id: run.id }
  return (
    <nav className={styles.reasons} aria-label={t('imports.why')}>
      <Link to="/imports/$id" params={params} search={{}} aria-current={reason === undefined || undefined}>
        {t('cases.all')}
      </Link>
      {counts.map(([one, count]) => (
        <Link
          key={one}
          to="/imports/$id"
          params={params}
          search={{ reason: one }}
          aria-current={reason === one || undefined}
        >
          {rejectText(one, t)} <span className="tabular">{countText(count, language)}</span>
        </Link>
      ))}
    </nav>
  )
}
