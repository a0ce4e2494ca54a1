import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EndlessEnd } from '../../../shell/lists/endless-end.tsx'
import { useRowKeys } from '../../../shell/lists/use-row-keys.ts'
import { PageHeader } from '../../../shell/page-header.tsx'
import { FailureNotice } from '../../../shell/states/failure-notice.tsx'
import { Notice } from '../../../shell/states/notice.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import { KNOWN_GROUPS } from '../group-text.ts'
import { GroupTabs } from './group-tabs.tsx'
import { groupsOf } from './task-filter.ts'
import { taskQueueQuery } from './task-queue-query.ts'
import { TaskTable } from './task-table.tsx'

/** What waits for a person, the longest first. */
export function TaskQueuePage() {
  const { t } = useTranslation()
  const { group } = useSearch({ from: '/staff/tasks' })
  const all = useInfiniteQuery(taskQueueQuery(undefined))
  const queue = useInfiniteQuery(taskQueueQuery(group))
  const rows = useRef<HTMLDivElement>(null)
  useRowKeys(rows)
  const tasks = queue.data?.pages.flatMap((page) => page.items) ?? []
  const groups = groupsOf(KNOWN_GROUPS, all.data?.pages.flatMap((page) => page.items) ?? [], group)
  return (
    <>
      <PageHeader title={t('places.tasks')} />
      <GroupTabs groups={groups} chosen={group} />
      <div ref={rows} className="sheet">
        {queue.isPending ? <Waiting rows={8} /> : null}
        {queue.isError && tasks.length === 0 ? (
          <FailureNotice error={queue.error} onRetry={() => void queue.refetch()} />
        ) : null}
        {queue.isSuccess && tasks.length === 0 ? <Notice title={t('tasks.none')}>{t('tasks.noneWords')}</Notice> : null}
        {tasks.length > 0 ? <TaskTable tasks={tasks} /> : null}
        {tasks.length > 0 ? <EndlessEnd list={queue} /> : null}
      </div>
    </>
  )
}
