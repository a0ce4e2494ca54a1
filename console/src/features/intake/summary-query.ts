import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'

/** What came in and what became of it. */
export const summaryQuery = queryOptions({
  queryKey: ['summary'],
  staleTime: 0,
  queryFn: ({ signal }) => answered(api().getSummary({ signal })),
})
