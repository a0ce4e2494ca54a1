import type { AnswerOf, routes } from '@aftersale/contract'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import type { RejectFilter } from './reject-filter.ts'

export type ImportRun = AnswerOf<(typeof routes)['getImport']>

const PAUSE_MILLISECONDS = 1_500

export const isUnderWay = ({ state }: Pick<ImportRun, 'state'>): boolean => state === 'waiting' || state === 'running'

/** All imports, the newest first, page by page; asked for again while one is under way. */
export const importListQuery = infiniteQueryOptions({
  queryKey: ['imports', 'list'],
  queryFn: ({ pageParam, signal }) =>
    answered(api().listImports({ query: { limit: 50, ...(pageParam !== null && { cursor: pageParam }) }, signal })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  refetchInterval: ({ state }) =>
    state.data?.pages.some((page) => page.items.some(isUnderWay)) ? PAUSE_MILLISECONDS : false,
})

/** One import, asked for again while it is under way. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => answered(api().getImport({ params: { id }, signal })),
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data) ? PAUSE_MILLISECONDS : false),
  })

/** The rows of an import that were not taken, in their order, page by page. */
export const rejectQuery = (id: string, { reason }: RejectFilter) =>
  infiniteQueryOptions({
    queryKey: ['imports', 'rejects', id, reason ?? null],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        limit: 50,
        ...(reason !== undefined && { reason }),
        ...(pageParam !== null && { cursor: pageParam }),
      }
      return answered(api().listRejects({ params: { id }, query, signal }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
