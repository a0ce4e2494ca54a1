import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EndlessEnd } from '../../shell/lists/endless-end.tsx'
import { useRowKeys } from '../../shell/lists/use-row-keys.ts'
import { PageHeader } from '../../shell/page-header.tsx'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import { useMay } from '../../shell/use-may.ts'
import { importListQuery } from './import-query.ts'
import { ImportTable } from './import-table.tsx'
import { ImportedSummary } from './imported-summary.tsx'
import styles from './intake.module.css'
import { UploadForm } from './upload-form.tsx'

/** Tables that came in, and the way to bring in another. */
export function ImportListPage() {
  const { t } = useTranslation()
  const mayUpload = useMay('imports.run')
  const { reason } = useSearch({ from: '/staff/imports' })
  const list = useInfiniteQuery(importListQuery)
  const rows = useRef<HTMLDivElement>(null)
  useRowKeys(rows)
  const imports = list.data?.pages.flatMap((page) => page.items) ?? []
  const shown = reason === undefined ? imports : imports.filter(({ rejected }) => rejected[reason] !== undefined)
  return (
    <>
      <PageHeader title={t('places.imports')} />
      <div className={mayUpload ? styles.columns : undefined}>
        {mayUpload ? <UploadForm /> : null}
        <div className={styles.stack}>
          <ImportedSummary isNarrowed={reason !== undefined} />
          <section className="sheet" ref={rows} aria-labelledby="imports">
            <h2 id="imports" className={styles.heading}>
              {t('imports.list')}
            </h2>
            {list.isPending ? <Waiting rows={6} /> : null}
            {list.isError && imports.length === 0 ? (
              <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
            ) : null}
            {list.isSuccess && shown.length === 0 ? (
              <Notice title={t(imports.length === 0 ? 'imports.none' : 'imports.noRejects')}>
                {imports.length === 0 ? t('imports.noneWords') : undefined}
              </Notice>
            ) : null}
            {shown.length > 0 ? <ImportTable imports={shown} reason={reason} /> : null}
            {imports.length > 0 && list.hasNextPage ? <EndlessEnd list={list} /> : null}
          </section>
        </div>
      </div>
    </>
  )
}
