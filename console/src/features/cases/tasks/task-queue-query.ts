import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'

/** The tasks that wait, of one group or of all, the oldest first, page by page. */
export const taskQueueQuery = (group: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'open', group ?? null],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: 100,
        ...(group !== undefined && { group }),
        ...(pageParam !== null && { cursor: pageParam }),
      }
      return answered(api().listTasks({ query, signal }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
