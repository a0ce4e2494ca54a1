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

/** What a page asks before anybody is signed in: it is nobody's, and the page that asks for it may be open already. */
export const NOBODYS = { isNobodys: true } as const

/** Forgets everything the person before saw, and who they were. */
export function forgetPerson(queries: QueryClient): void {
  queries.removeQueries({ predicate: ({ meta }) => meta?.['isNobodys'] !== true })
  queries.getMutationCache().clear()
}
