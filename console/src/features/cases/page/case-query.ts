import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'

const PAUSE_MILLISECONDS = 2_000

/** One case, by its number. While the machine works on it, it is asked for again. */
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    queryFn: ({ signal }) => answered(api().getCase({ params: { id }, signal })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? PAUSE_MILLISECONDS : false),
  })
