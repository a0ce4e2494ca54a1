import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../page-header.tsx'
import { FailureNotice } from '../../states/failure-notice.tsx'
import { Notice } from '../../states/notice.tsx'
import { Waiting } from '../../states/waiting.tsx'
import { EndlessEnd } from '../endless-end.tsx'
import { useRowKeys } from '../use-row-keys.ts'
import { ColumnMenu } from './column-menu.tsx'
import type { ListDefinition } from './definition.ts'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import styles from './list.module.css'
import { ListCount } from './list-count.tsx'
import { conditionsOf, type ListSearch, queryOf } from './list-search.ts'
import { ListTable, type Selection } from './list-table.tsx'
import { useLayout } from './use-layout.ts'
import { ViewMenu } from './view-menu.tsx'

type ListPageProps<Item> = {
  readonly list: ListDefinition<Item>
  readonly search: ListSearch
  /** What stands where nothing ever came in. */
  readonly empty: ReactNode
  readonly selection?: Selection | undefined
  /** What one comes to the list for beside looking at it. */
  readonly action?: ReactNode
  /** What can be done with rows that are chosen, by their keys: those that are shown, never one that has left the list. */
  readonly batch?: (chosen: readonly string[]) => ReactNode
}

/** A list as a page: found, narrowed, sorted, laid out, kept as a view and taken along as a table. */
export function ListPage<Item>({ list, search, empty, selection, action, batch }: ListPageProps<Item>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [layout, setLayout] = useLayout(list.name, list.usual)
  const query = queryOf(list, search)
  const pages = useInfiniteQuery({
    queryKey: ['list', list.name, query],
    queryFn: ({ pageParam, signal }) =>
      list.fetch({ ...query, limit: 50, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  const rows = useRef<HTMLDivElement>(null)
  useRowKeys(rows)
  const go = (next: ListSearch) => void navigate({ to: '.', search: next, replace: true })
  const items = pages.data?.pages.flatMap((page) => page.items) ?? []
  const chosen = items.map(list.keyOf).filter((key) => selection?.chosen.has(key))
  const isFiltered = Object.keys(conditionsOf(list, search)).length > 0
  const shown = layout.columns.filter((key) => list.columns.some((column) => column.key === key))
  return (
    <>
      <PageHeader title={t(`places.${list.name}`)}>
        <ListCount list={list} query={query} pages={pages} shown={items.length} />
        <div className={styles.tools}>
          <ViewMenu list={list} search={search} layout={layout} onOpen={(next, look) => (setLayout(look), go(next))} />
          <ColumnMenu list={list} layout={layout} onChange={setLayout} />
          <ExportMenu list={list.name} columns={shown} query={query} />
          {action}
        </div>
      </PageHeader>
      <FilterBar list={list} search={search} onChange={go} />
      {chosen.length > 0 ? batch?.(chosen) : null}
      <div ref={rows} className={`sheet ${styles.sheet}`} data-stale={pages.isPlaceholderData || undefined}>
        {pages.isPending ? <Waiting rows={8} /> : null}
        {pages.isError && items.length === 0 ? (
          <FailureNotice error={pages.error} onRetry={() => void pages.refetch()} />
        ) : null}
        {pages.isSuccess && items.length === 0 ? isFiltered ? <NoneFound onClear={() => go({})} /> : empty : null}
        {items.length > 0 ? (
          <ListTable
            list={list}
            items={items}
            search={search}
            layout={layout}
            onSort={go}
            selection={selection}
            end={<EndlessEnd list={pages} />}
          />
        ) : null}
      </div>
    </>
  )
}

function NoneFound({ onClear }: { readonly onClear: () => void }) {
  const { t } = useTranslation()
  return (
    <Notice
      title={t('lists.noneFound')}
      actions={
        <button type="button" className="link-button" onClick={onClear}>
          {t('lists.clear')}
        </button>
      }
    >
      {t('lists.noneFoundWords')}
    </Notice>
  )
}
