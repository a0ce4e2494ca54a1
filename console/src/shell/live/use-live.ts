import type { QueueCounts } from '@aftersale/contract'
import { type QueryClient, skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMatch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useMay } from '../use-may.ts'
import { listen } from './listen.ts'

const COUNTS = ['live', 'counts']
const ALIVE = ['live', 'alive']
/** Without news lists are read anew so often (milliseconds). */
const LOOK_EVERY = 30_000

/** Keeps the counts of queues, the lists of tasks and the open case up to date while the staff's frame is shown. */
export function useLive(): void {
  const queries = useQueryClient()
  const maySeeTasks = useMay('tasks.see')
  // Other records have numbers in their addresses too.
  const id = useMatch({ from: '/staff/cases/$id', shouldThrow: false, select: ({ params }) => params.id }) ?? null
  useEffect(() => {
    if (!maySeeTasks) return undefined
    return listen({
      openCase: id,
      onNews: ({ counts, changed }, isFirst) => {
        queries.setQueryData(COUNTS, counts)
        // What is shown was read before this line was open, or beside it: what happened between is heard of by nobody.
        if (isFirst || changed.includes('tasks')) void queries.invalidateQueries({ queryKey: ['tasks'] })
        if ((isFirst || changed.includes('case')) && id !== null) void readCaseAnew(queries, id)
      },
      onAlive: (isAlive) => {
        if (queries.getQueryData(ALIVE) !== isAlive) queries.setQueryData(ALIVE, isAlive)
      },
    })
  }, [queries, maySeeTasks, id])
  const { data: isAlive } = useQuery<boolean>({ queryKey: ALIVE, queryFn: skipToken })
  useEffect(() => {
    if (isAlive === true) return undefined
    const look = () => {
      if (document.visibilityState === 'hidden' || !navigator.onLine) return
      void queries.invalidateQueries({ queryKey: ['tasks'] })
      if (id !== null) void readCaseAnew(queries, id)
    }
    const looking = setInterval(look, LOOK_EVERY)
    return () => clearInterval(looking)
  }, [queries, isAlive, id])
}

/** Everything that is known of a case stands under its number. */
const readCaseAnew = (queries: QueryClient, number: string) =>
  queries.invalidateQueries({ queryKey: ['cases', 'one', number] })

/** How much there is in each queue; undefined until the server has told. */
export const useQueueCounts = (): QueueCounts | undefined =>
  useQuery<QueueCounts>({ queryKey: COUNTS, queryFn: skipToken }).data
