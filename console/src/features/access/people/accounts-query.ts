import type { AnswerOf, routes } from '@aftersale/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'

export type Account = AnswerOf<(typeof routes)['listAccounts']>['items'][number]

/** Everybody who works or worked here. */
export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => answered(api().listAccounts({ signal })),
})
