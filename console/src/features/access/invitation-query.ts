import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'

/** Whom an invitation is for; refused where it can be used no more. */
export const invitationQuery = (token: string | null) =>
  queryOptions({
    queryKey: ['invitation', token],
    enabled: token !== null,
    queryFn: ({ signal }) => answered(api().readInvitation({ body: { token: token ?? '' }, signal })),
  })
