import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { useLanguage } from '../../text/use-language.ts'
import { ImportFigures } from './import-figures.tsx'
import { importQuery, isUnderWay } from './import-query.ts'
import { ImportState } from './import-state.tsx'
import styles from './intake.module.css'
import { RejectList } from './reject-list.tsx'

/** One import: how it stands, what it brought, and every row that was not taken. */
export function ImportPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { id } = useParams({ from: '/staff/imports/$id' })
  const { reason } = useSearch({ from: '/staff/imports/$id' })
  const { data: run, error, refetch } = useQuery(importQuery(id))
  return (
    <>
      <p className={styles.back}>
        <Link to="/imports">{t('places.imports')}</Link>
      </p>
      <PageHeader title={run?.fileName ?? t('places.imports')}>
        {run === undefined ? null : <ImportState state={run.state} />}
      </PageHeader>
      {run === undefined ? (
        <div className="sheet">
          {error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Waiting rows={6} />}
        </div>
      ) : (
        <div className={styles.stack}>
          {run.problem === null ? null : (
            <ProblemBox>
              {t('imports.failed')}: {inLanguage(run.problem, language)}
            </ProblemBox>
          )}
          <ImportFigures run={run} />
          {isUnderWay(run) ? null : <RejectList run={run} reason={reason} />}
        </div>
      )}
    </>
  )
}
