import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../shell/page-header.tsx'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import { useMay } from '../../shell/use-may.ts'
import { CaseCharts } from './case-charts.tsx'
import { FigureRow } from './figure-row.tsx'
import { figuresOf, isEmpty } from './figures.ts'
import styles from './home.module.css'
import { homeQuery } from './home-query.ts'
import { LongestWaiting } from './longest-waiting.tsx'
import { RefundChart } from './refund-chart.tsx'
import { SatisfactionChart } from './satisfaction-chart.tsx'

/** What matters today to whoever looks; every figure opens the records behind it. */
export function HomePage() {
  const { t } = useTranslation()
  const mayImport = useMay('imports.see')
  const mayTasks = useMay('tasks.see')
  const { data: home, error, refetch } = useQuery(homeQuery)
  return (
    <>
      <PageHeader title={t('places.home')} />
      {home === undefined ? (
        <div className="sheet">
          {error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Waiting rows={6} />}
        </div>
      ) : null}
      {home !== undefined && isEmpty(home) ? (
        <div className="sheet">
          <Notice
            title={t('home.empty')}
            actions={mayImport ? <Link to="/imports">{t('home.toImports')}</Link> : undefined}
          >
            {t('home.emptyWords')}
          </Notice>
        </div>
      ) : null}
      {home !== undefined && !isEmpty(home) ? (
        <div className={styles.home}>
          {figuresOf(home).map((figures) => (
            <FigureRow key={figures[0]?.label} figures={figures} />
          ))}
          <div className={styles.charts}>
            {home.refunds === null ? null : <RefundChart refunds={home.refunds} />}
            <CaseCharts home={home} />
            {home.satisfaction === null ? null : <SatisfactionChart satisfaction={home.satisfaction} />}
            {mayTasks ? <LongestWaiting /> : null}
          </div>
        </div>
      ) : null}
    </>
  )
}
