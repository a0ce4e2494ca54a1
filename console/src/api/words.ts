import { queryOptions } from '@tanstack/react-query'
import { keepWords } from '../text/words.ts'
import { api } from './client.ts'
import { answered } from './refused.ts'

/** What people read where rules and flows write keys: seldom changed, so asked for now and then. */
export const wordsQuery = queryOptions({
  queryKey: ['words'],
  staleTime: 300_000,
  queryFn: async ({ signal }) => {
    const words = await answered(api().listWords({ signal }))
    keepWords(words)
    return words
  },
})
