import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PageHeader } from '../page-header.tsx'
import { FailureNotice } from '../states/failure-notice.tsx'
import { Waiting } from '../states/waiting.tsx'
import styles from './record.module.css'

type RecordPageProps<T> = {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>
  /** The list that it is in: the way back. */
  readonly list?: { readonly to: string; readonly name: string }
  /** What stands above while it is on its way, too. */
  readonly title: (record: T | undefined) => string
  readonly children: (record: T) => ReactNode
}

/** The page of one record: on its way, not to be had, or there. */
export function RecordPage<T>({ query, list, title, children }: RecordPageProps<T>) {
  const { data, error, refetch } = query
  return (
    <>
      {list === undefined ? null : (
        <p className={styles.back}>
          <Link to={list.to}>{list.name}</Link>
        </p>
      )}
      <PageHeader title={title(data)} />
      {data === undefined ? (
        <div className="sheet">
          {error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Waiting rows={6} />}
        </div>
      ) : (
        <div className={styles.record}>{children(data)}</div>
      )}
    </>
  )
}
