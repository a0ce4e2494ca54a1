import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EndlessEnd } from '../../../shell/lists/endless-end.tsx'
import { QuerySheet } from '../../../shell/lists/query-sheet.tsx'
import { PageHeader } from '../../../shell/page-header.tsx'
import { useMay } from '../../../shell/use-may.ts'
import styles from '../../administration/administration.module.css'
import { type JobFilter, readJobFilter } from './job-filter.ts'
import { JobFilterField } from './job-filter-field.tsx'
import { jobsQuery } from './job-queries.ts'
import { JobTable } from './job-table.tsx'

/** Work of flows that programs have not done yet: where it belongs, who has it, and how often it may still be tried. */
export function JobsPage() {
  const { t } = useTranslation()
  const seesIncidents = useMay('incidents.see')
  const filter = useSearch({ from: '/staff/admin/jobs' })
  const navigate = useNavigate()
  const narrow = (more: JobFilter) =>
    void navigate({ to: '.', search: readJobFilter({ ...filter, ...more }), replace: true })
  const list = useInfiniteQuery(jobsQuery(filter))
  const jobs = list.data?.pages.flatMap(({ items }) => items) ?? []
  const isFiltered = filter.type !== undefined || filter.worker !== undefined
  return (
    <>
      <PageHeader title={t('admin.places.jobs')} />
      <p className={styles.intro}>
        {t('job.intro')} {seesIncidents ? <Link to="/admin/incidents">{t('job.toIncidents')}</Link> : null}
      </p>
      <div className={styles.bar}>
        <JobFilterField
          label={t('job.type')}
          value={filter.type ?? ''}
          known={jobs.map(({ type }) => type)}
          onChange={(type) => narrow({ type })}
        />
        <JobFilterField
          label={t('job.worker')}
          value={filter.worker ?? ''}
          known={jobs.flatMap(({ worker }) => worker ?? [])}
          onChange={(worker) => narrow({ worker })}
        />
      </div>
      <QuerySheet
        query={list}
        isEmpty={() => jobs.length === 0}
        empty={isFiltered ? { title: t('job.noneFound') } : { title: t('job.none'), words: t('job.noneWords') }}
      >
        {() => (
          <>
            <JobTable jobs={jobs} />
            <EndlessEnd list={list} />
          </>
        )}
      </QuerySheet>
    </>
  )
}
