import { useInfiniteQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { EndlessEnd } from '../../shell/lists/endless-end.tsx'
import { useRowKeys } from '../../shell/lists/use-row-keys.ts'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { useMay } from '../../shell/use-may.ts'
import { BatchBar } from './batch/batch-bar.tsx'
import { ListBar } from './list-bar.tsx'
import { NoneInQueue } from './none-in-queue.tsx'
import { type WorkAsked, workQuery } from './queue-queries.ts'
import { useClaim } from './use-claim.ts'
import { useSelection } from './use-selection.ts'
import { WorkTable } from './work-table.tsx'

type WorkListProps = Pick<WorkAsked, 'queue' | 'sort' | 'group'>

/** The tasks of a queue: chosen with x, claimed with c, opened with Enter. */
export function WorkList({ queue, sort, group }: WorkListProps) {
  const seesAll = useMay('tasks.assign')
  const mayDo = useMay('tasks.do')
  const list = useInfiniteQuery(workQuery({ queue, sort, group, seesAll }))
  const tasks = list.data?.pages.flatMap((page) => page.items) ?? []
  const selection = useSelection(tasks)
  const claim = useClaim()
  const rows = useRef<HTMLDivElement>(null)
  useRowKeys(rows)
  const focused = () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-task]')
    return tasks.find(({ id }) => id === row?.dataset['task'])
  }
  useKeys({
    x: () => {
      const task = focused()
      if (task !== undefined && mayDo) selection.toggle(task.id)
    },
    c: () => {
      const task = focused()
      if (task !== undefined && task.assignee === null && mayDo) claim.mutate([task])
    },
    Escape: () => selection.clear(),
  })
  return (
    <>
      <ListBar sort={sort} group={group} />
      {mayDo ? <BatchBar selection={selection} /> : null}
      <div ref={rows} className="sheet">
        {list.isPending ? <Waiting rows={8} /> : null}
        {list.isError && tasks.length === 0 ? (
          <FailureNotice error={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isSuccess && tasks.length === 0 ? <NoneInQueue queue={queue} /> : null}
        {tasks.length > 0 ? <WorkTable tasks={tasks} selection={mayDo ? selection : null} claim={claim} /> : null}
        {tasks.length > 0 ? <EndlessEnd list={list} /> : null}
      </div>
    </>
  )
}
