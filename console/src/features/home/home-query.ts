import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { isEmpty } from './figures.ts'

const MINUTE = 60_000
const SOON = 2_000

/** The figures that matter today, counted anew each minute while one looks; often while there are none, for a first table may be on its way in. */
export const homeQuery = queryOptions({
  queryKey: ['home'],
  staleTime: 0,
  queryFn: ({ signal }) => answered(api().getHome({ signal })),
  refetchInterval: ({ state: { data } }) => (data !== undefined && isEmpty(data) ? SOON : MINUTE),
})
