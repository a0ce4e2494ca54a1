import { QueryCache, QueryClient } from '@tanstack/react-query'
import { failureOf, isWorthRetrying } from './failure.ts'

const RETRIES = 2

/** The cache of answers. `onSignedOut` is called when the server knows the session no more. */
export const createQueryClient = (onSignedOut: () => void): QueryClient =>
  new QueryClient({
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
