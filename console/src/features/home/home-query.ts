import type { AnswerOf, routes } from '@aftersale/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'

export type Home = AnswerOf<(typeof routes)['getHome']>

/** The figures that matter today, counted anew each minute while one looks. */
export const homeQuery = queryOptions({
  queryKey: ['home'],
  staleTime: 0,
  refetchInterval: 60_000,
  queryFn: ({ signal }) => answered(api().getHome({ signal })),
})
