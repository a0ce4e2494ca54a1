import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EndlessEnd } from '../../../shell/lists/endless-end.tsx'
import { useRowKeys } from '../../../shell/lists/use-row-keys.ts'
import { PageHeader } from '../../../shell/page-header.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Notice } from '../../../shell/states/notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { filterSize } from './case-filter.ts'
import { CaseFilterBar } from './case-filter-bar.tsx'
import styles from './case-list.module.css'
import { caseListQuery } from './case-list-query.ts'
import { CaseTable } from './case-table.tsx'

/** All cases, narrowed by the filter in the address. */
export function CaseListPage() {
  const { t } = useTranslation()
  const filter = useSearch({ from: '/staff/cases' })
  const list = useInfiniteQuery({ ...caseListQuery(filter), placeholderData: keepPreviousData })
  const rows = useRef<HTMLDivElement>(null)
  useRowKeys(rows)
  const cases = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <PageHeader title={t('places.cases')} />
      <CaseFilterBar filter={filter} />
      <div ref={rows} className={`sheet ${styles.sheet}`} data-stale={list.isPlaceholderData || undefined}>
        {list.isPending ? <Waiting rows={8} /> : null}
        {list.isError && cases.length === 0 ? (
          <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isSuccess && cases.length === 0 ? <NoCases isFiltered={filterSize(filter) > 0} /> : null}
        {cases.length > 0 ? <CaseTable cases={cases} /> : null}
        {cases.length > 0 ? <EndlessEnd list={list} /> : null}
      </div>
    </>
  )
}

function NoCases({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation()
  if (isFiltered) {
    return (
      <Notice
        title={t('cases.noneFound')}
        actions={
          <Link to="/cases" search={{}}>
            {t('cases.clearFilter')}
          </Link>
        }
      />
    )
  }
  return (
    <Notice title={t('cases.none')} actions={<Link to="/imports">{t('cases.toImports')}</Link>}>
      {t('cases.noneWords')}
    </Notice>
  )
}
