import type { AnswerOf, routes } from '@aftersale/contract'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import type { JobFilter } from './job-filter.ts'

export type OpenJob = AnswerOf<(typeof routes)['listJobs']>['items'][number]

/** How often (milliseconds) jobs are looked at anew: most are done within seconds. */
const EVERY = 10_000

/** Jobs that nobody has done yet, the oldest first. */
export const jobsQuery = ({ type, worker }: JobFilter) =>
  infiniteQueryOptions({
    queryKey: ['jobs', type, worker],
    initialPageParam: undefined as string | undefined,
    refetchInterval: EVERY,
    queryFn: ({ pageParam, signal }) => {
      const filter = { ...(type !== undefined && { type }), ...(worker !== undefined && { worker }) }
      return answered(
        api().listJobs({ query: { ...filter, ...(pageParam !== undefined && { cursor: pageParam }) }, signal }),
      )
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })
