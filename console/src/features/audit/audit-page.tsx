import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EndlessEnd } from '../../shell/lists/endless-end.tsx'
import { ExportMenu } from '../../shell/lists/machine/export-menu.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import styles from '../administration/administration.module.css'
import { AuditFilterBar } from './audit-filter-bar.tsx'
import { type AuditEntry, auditQuery, noFilter, queryOf } from './audit-query.ts'
import { AuditSheet } from './audit-sheet.tsx'
import { AuditTable } from './audit-table.tsx'

/** Who changed what here, when and from where, and who came in. */
export function AuditPage() {
  const { t } = useTranslation()
  const [filter, setFilter] = useState(noFilter)
  const [opened, setOpened] = useState<AuditEntry | null>(null)
  const list = useInfiniteQuery(auditQuery(filter))
  const entries = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <PageHeader title={t('admin.places.audit')}>
        <div className={`${styles.create}`}>
          <ExportMenu list="audit" query={queryOf(filter)} />
        </div>
      </PageHeader>
      <p className={styles.intro}>{t('audit.intro')}</p>
      <AuditFilterBar filter={filter} onChange={setFilter} />
      <div className="sheet">
        {list.isPending ? <Waiting rows={6} /> : null}
        {list.isError && list.data === undefined ? (
          <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isSuccess && entries.length === 0 ? <Notice title={t('audit.none')} /> : null}
        {entries.length === 0 ? null : (
          <>
            <AuditTable entries={entries} onOpen={setOpened} />
            <EndlessEnd list={list} />
          </>
        )}
      </div>
      {opened === null ? null : <AuditSheet entry={opened} onClose={() => setOpened(null)} />}
    </>
  )
}
