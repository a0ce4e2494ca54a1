import type { AnswerOf, routes } from '@aftersale/contract'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'

export type ElementTraffic = AnswerOf<(typeof routes)['getTraffic']>['elements'][number]
export type Stander = AnswerOf<(typeof routes)['listStanders']>['items'][number]
export type Version = AnswerOf<(typeof routes)['listVersions']>['items'][number]

/** Which running instances are looked at: of one version, or (null) of all. */
export interface Watched {
  readonly process: string
  readonly version: number | null
}

const ofVersion = ({ version }: Watched) => (version === null ? {} : { version })

/** How often (ms) what goes on is asked anew while somebody looks at it. */
const LIVE = 20_000

export const versionsQuery = (key: string) =>
  queryOptions({
    queryKey: ['traffic', 'versions', key],
    queryFn: ({ signal }) => answered(api().listVersions({ params: { key }, signal })),
    refetchInterval: LIVE * 2,
  })

export const drawingQuery = (key: string, version: number) =>
  queryOptions({
    queryKey: ['drawing', key, version],
    queryFn: ({ signal }) => answered(api().getVersion({ params: { key, version: String(version) }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const trafficQuery = (watched: Watched, days: number) =>
  queryOptions({
    queryKey: ['traffic', watched.process, watched.version, days],
    queryFn: ({ signal }) =>
      answered(api().getTraffic({ params: { key: watched.process }, query: { ...ofVersion(watched), days }, signal })),
    refetchInterval: LIVE,
    placeholderData: keepPreviousData,
  })

export const standersQuery = (watched: Watched, element: string) =>
  infiniteQueryOptions({
    queryKey: ['traffic', 'standers', watched.process, watched.version, element],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...ofVersion(watched), element, ...(pageParam !== undefined && { cursor: pageParam }) }
      return answered(api().listStanders({ params: { key: watched.process }, query, signal }))
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })
