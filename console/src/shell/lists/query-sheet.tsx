import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { FailureNotice } from '../states/failure-notice.tsx'
import { Notice } from '../states/notice.tsx'
import { Waiting } from '../states/waiting.tsx'

type QuerySheetProps<T> = {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'isPending' | 'isError' | 'error' | 'refetch'>
  readonly isEmpty: (data: T) => boolean
  readonly empty: { readonly title: string; readonly words?: string; readonly actions?: ReactNode }
  readonly children: (data: T) => ReactNode
}

/** A list while it is awaited, where it failed, where it is empty, and where it is there. */
export function QuerySheet<T>({ query, isEmpty, empty, children }: QuerySheetProps<T>) {
  const { data } = query
  return (
    <div className="sheet">
      {query.isPending ? <Waiting rows={5} /> : null}
      {query.isError && data === undefined ? (
        <FailureNotice error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {data !== undefined && isEmpty(data) ? (
        <Notice title={empty.title} actions={empty.actions}>
          {empty.words}
        </Notice>
      ) : null}
      {data !== undefined && !isEmpty(data) ? children(data) : null}
    </div>
  )
}
