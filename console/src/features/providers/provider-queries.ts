import type { AnswerOf, routes } from '@aftersale/contract'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'

export type Provider = AnswerOf<(typeof routes)['listProviders']>['items'][number]
export type ProviderCall = AnswerOf<(typeof routes)['listProviderCalls']>['items'][number]

/** The providers that are set up. */
export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: ({ signal }) => answered(api().listProviders({ signal })),
})

/** Calls in a state, the oldest first. */
export const callsQuery = (status: ProviderCall['status'] | null) =>
  infiniteQueryOptions({
    queryKey: ['provider-calls', status],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...(status !== null && { status }), ...(pageParam !== undefined && { cursor: pageParam }) }
      return answered(api().listProviderCalls({ query, signal }))
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })

/** One call with all that was said. */
export const callQuery = (id: string) =>
  queryOptions({
    queryKey: ['provider-calls', 'one', id],
    queryFn: ({ signal }) => answered(api().getProviderCall({ params: { id }, signal })),
  })
