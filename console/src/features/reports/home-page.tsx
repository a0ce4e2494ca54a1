import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../shell/page-header.tsx'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import styles from './home.module.css'
import { Judgements } from './judgements.tsx'
import { LongestWaiting } from './longest-waiting.tsx'
import { RejectedRows } from './rejected-rows.tsx'
import { summaryQuery } from './summary-query.ts'

/** The figures that matter, each opening the records behind it. */
export function HomePage() {
  const { t } = useTranslation()
  const { data: summary, error, refetch } = useQuery(summaryQuery)
  return (
    <>
      <PageHeader title={t('places.home')} />
      {summary === undefined ? (
        <div className="sheet">
          {error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Waiting rows={6} />}
        </div>
      ) : null}
      {summary !== undefined && summary.requests + summary.orderLines === 0 ? (
        <div className="sheet">
          <Notice title={t('home.empty')} actions={<Link to="/imports">{t('home.toImports')}</Link>}>
            {t('home.emptyWords')}
          </Notice>
        </div>
      ) : null}
      {summary !== undefined && summary.requests + summary.orderLines > 0 ? (
        <div className={styles.grid}>
          <Judgements summary={summary} />
          <LongestWaiting />
          <RejectedRows summary={summary} />
        </div>
      ) : null}
    </>
  )
}
