import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EndlessEnd } from '../../shell/lists/endless-end.tsx'
import { QuerySheet } from '../../shell/lists/query-sheet.tsx'
import { type Column, RecordTable } from '../../shell/lists/record-table.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Notice } from '../../shell/states/notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import { countText } from '../../text/format.ts'
import { listText } from '../../text/list-text.ts'
import { useLanguage } from '../../text/use-language.ts'
import styles from '../administration/administration.module.css'
import { CallSheet } from './call-sheet.tsx'
import { CallTable } from './call-table.tsx'
import { providerName } from './provider-name.ts'
import { callsQuery, type Provider, type ProviderCall, providersQuery } from './provider-queries.ts'

const SHOWN = ['stuck', 'manual', 'all'] as const

/** The world outside: who is asked for what, and what waits for a person. */
export function ProvidersPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const providers = useQuery(providersQuery)
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('stuck')
  const [opened, setOpened] = useState<ProviderCall | null>(null)
  const list = useInfiniteQuery(callsQuery(shown === 'all' ? null : shown))
  const calls = list.data?.pages.flatMap(({ items }) => items) ?? []
  const columns: Column<Provider>[] = [
    {
      title: t('provider.ports'),
      cell: ({ ports }) =>
        listText(
          ports.map((port) => t(`provider.portNames.${port}`)),
          language,
        ),
    },
    { title: t('provider.open'), kind: 'number', isLabelled: true, cell: ({ open }) => countText(open, language) },
    { title: t('provider.stuck'), kind: 'number', isLabelled: true, cell: ({ stuck }) => countText(stuck, language) },
  ]
  return (
    <>
      <PageHeader title={t('admin.places.providers')} />
      <p className={styles.intro}>{t('provider.intro')}</p>
      <QuerySheet
        query={providers}
        isEmpty={({ items }) => items.length === 0}
        empty={{ title: t('provider.none'), words: t('provider.noneWords') }}
      >
        {({ items }) => (
          <RecordTable
            name={t('admin.places.providers')}
            rows={items}
            keyOf={({ name }) => name}
            head={{
              title: t('provider.name'),
              text: ({ name }) => providerName(name, t),
              note: ({ name }) => (providerName(name, t) === name ? null : name),
            }}
            columns={columns}
          />
        )}
      </QuerySheet>
      <h2 className={styles.part}>{t('provider.calls')}</h2>
      <div className={styles.bar}>
        <Segmented
          aria-label={t('provider.calls')}
          options={SHOWN.map((value) => ({ value, label: t(`provider.shown.${value}`) }))}
          value={shown}
          onChange={setShown}
        />
      </div>
      <div className="sheet">
        {list.isPending ? <Waiting rows={4} /> : null}
        {list.isError && list.data === undefined ? (
          <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isSuccess && calls.length === 0 ? <Notice title={t('provider.noCalls')} /> : null}
        {calls.length === 0 ? null : (
          <>
            <CallTable calls={calls} onOpen={setOpened} />
            <EndlessEnd list={list} />
          </>
        )}
      </div>
      {opened === null ? null : <CallSheet key={opened.id} call={opened} onClose={() => setOpened(null)} />}
    </>
  )
}
