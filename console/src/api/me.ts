import type { Me } from '@aftersale/contract'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'
import { answered } from './refused.ts'

/** Who is signed in; null where nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: async ({ signal }): Promise<Me | null> => {
    const answer = await api().getMe({ signal })
    if (!answer.ok && answer.refusal.code === 'access.sign-in-needed') return null
    return await answered(Promise.resolve(answer))
  },
})

/** Forgets everything the person before saw, and who they were. */
export function forgetPerson(queries: QueryClient): void {
  queries.clear()
}
