import { type InvalidateOptions, type InvalidateQueryFilters, QueryCache, QueryClient } from '@tanstack/react-query'
import { failureOf, isWorthRetrying } from './failure.ts'

const RETRIES = 2

/**
 * What changed may be missing from an answer that is on its way. Where it replaces another, the library asks again; where it is the
 * first one, it would be taken for news that came after: it is asked for again as well, once it is there.
 */
class Queries extends QueryClient {
  override async invalidateQueries(filters?: InvalidateQueryFilters, options?: InvalidateOptions): Promise<void> {
    const onTheirWay = this.getQueryCache()
      .findAll({ ...filters, fetchStatus: 'fetching' })
      .filter(({ state }) => state.data === undefined)
    await super.invalidateQueries(filters, options)
    if (onTheirWay.length === 0) return
    await Promise.allSettled(onTheirWay.map(({ promise }) => promise))
    await super.invalidateQueries({ ...filters, predicate: (query) => onTheirWay.includes(query) }, options)
  }
}

/** The cache of answers. `onSignedOut` is called when the server knows the session no more. */
export const createQueryClient = (onSignedOut: () => void): QueryClient =>
  new Queries({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (failureOf(error).kind === 'signed-out' && query.queryKey[0] !== 'me') onSignedOut()
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A page that is offline says so at once instead of waiting without a word.
        networkMode: 'always',
        retry: (count, error) => count < RETRIES && isWorthRetrying(error),
        retryDelay: (count) => 400 * 2 ** count,
      },
      mutations: { networkMode: 'always' },
    },
  })
