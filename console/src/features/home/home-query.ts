import type { AnswerOf, routes } from '@aftersale/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'

const MINUTE = 60_000
const SOON = 2_000

export type Home = AnswerOf<(typeof routes)['getHome']>

/** Whether nothing ever happened here. */
export const isEmpty = ({ cases, refunds, types, reasons }: Home): boolean =>
  cases !== null &&
  Object.values(cases).every((count) => count === 0) &&
  (types ?? []).length === 0 &&
  (reasons?.items ?? []).length === 0 &&
  (refunds?.days ?? []).every(({ count, weekBefore }) => count + weekBefore.count === 0)

/** The figures that matter today, counted anew each minute while one looks; often while there are none, for a first table may be on its way in. */
export const homeQuery = queryOptions({
  queryKey: ['home'],
  staleTime: 0,
  queryFn: ({ signal }) => answered(api().getHome({ signal })),
  refetchInterval: ({ state: { data } }) => (data !== undefined && isEmpty(data) ? SOON : MINUTE),
})
