import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { NOBODYS } from '../../api/me.ts'
import { answered } from '../../api/refused.ts'

/** By what one comes in beside a password. */
export const signInWaysQuery = queryOptions({
  queryKey: ['sign-in-ways'],
  staleTime: 60_000,
  meta: NOBODYS,
  queryFn: ({ signal }) => answered(api().getSignInWays({ signal })),
})
