import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import type { CaseFilter } from './case-filter.ts'

/** The cases that pass a filter, the newest first, page by page. */
export const caseListQuery = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api().listCases({ query: { ...filter, limit: 50, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
