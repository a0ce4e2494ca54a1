import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Column, RecordTable } from '../../../shell/lists/record-table.tsx'
import { useMay } from '../../../shell/use-may.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { countText, momentText } from '../../../text/format.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { OpenJob } from './job-queries.ts'
import { JobRetries } from './job-retries.tsx'

/** Open jobs, one a row. */
export function JobTable({ jobs }: { readonly jobs: readonly OpenJob[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const maySet = useMay('incidents.resolve')
  const standing = ({ state, worker, lockedUntil, dueAt }: OpenJob) => {
    if (state === 'locked' && lockedUntil !== null) {
      return t('job.locked', { worker: worker ?? '', until: momentText(lockedUntil, language) })
    }
    return state === 'resting' ? t('job.resting', { at: momentText(dueAt, language) }) : t(`job.states.${state}`)
  }
  const columns: Column<OpenJob>[] = [
    {
      title: t('job.belongs'),
      cell: ({ caseNumber, instanceId }) =>
        caseNumber === null ? (
          <span className="quiet" title={instanceId}>
            {t('job.instance', { id: instanceId.slice(-12) })}
          </span>
        ) : (
          <Link to="/cases/$id" params={{ id: caseNumber }}>
            {caseNumber}
          </Link>
        ),
    },
    {
      title: t('job.state'),
      kind: 'line',
      cell: (job) => (
        <>
          {standing(job)}
          {job.failure?.message == null ? null : (
            <span className="quiet" style={{ display: 'block' }}>
              {t('job.failed', { message: inLanguage(job.failure.message, language) })}
            </span>
          )}
        </>
      ),
    },
    {
      title: t('job.since'),
      kind: 'number',
      isLabelled: true,
      cell: ({ createdAt }) => momentText(createdAt, language),
    },
    {
      title: t('job.retries'),
      kind: 'number',
      isLabelled: true,
      cell: ({ retries }) => countText(retries, language),
    },
    ...(maySet
      ? [{ title: t('job.setRetries'), kind: 'end' as const, cell: (job: OpenJob) => <JobRetries job={job} /> }]
      : []),
  ]
  return (
    <RecordTable
      name={t('admin.places.jobs')}
      rows={jobs}
      keyOf={({ id }) => id}
      head={{
        title: t('job.type'),
        text: ({ type }) => type,
        note: ({ processName, elementName, element }) =>
          `${inLanguage(processName, language)} · ${elementName === null ? element : inLanguage(elementName, language)}`,
      }}
      columns={columns}
    />
  )
}
