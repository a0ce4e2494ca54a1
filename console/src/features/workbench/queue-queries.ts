import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { type Queue, type Sort, workQueryOf } from './queue.ts'

const PAGE = 50

type Paged<T> = { readonly items: readonly T[]; readonly next: string | null }

const paged = { initialPageParam: null as string | null, getNextPageParam: (page: Paged<unknown>) => page.next }
const pageOf = (cursor: string | null) => ({ limit: PAGE, ...(cursor !== null && { cursor }) })

export type WorkAsked = {
  readonly queue: Exclude<Queue, 'copies' | 'watched'>
  readonly sort: Sort
  readonly group: string | undefined
  readonly seesAll: boolean
}

/** Open tasks of a queue, page by page. */
export const workQuery = (asked: WorkAsked) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'work', asked],
    queryFn: ({ pageParam, signal }) => {
      const { queue, sort, group, seesAll } = asked
      const query = { ...workQueryOf(queue, seesAll), order: sort, ...(group !== undefined && { group }) }
      return answered(api().listWork({ query: { ...query, ...pageOf(pageParam) }, signal }))
    },
    ...paged,
  })

export const copiesQuery = infiniteQueryOptions({
  queryKey: ['tasks', 'copies'],
  queryFn: ({ pageParam, signal }) => answered(api().listCopies({ query: pageOf(pageParam), signal })),
  ...paged,
})

export const watchedQuery = infiniteQueryOptions({
  queryKey: ['tasks', 'watched'],
  queryFn: ({ pageParam, signal }) => answered(api().listWatchedCases({ query: pageOf(pageParam), signal })),
  ...paged,
})
