import type { AnswerOf, routes } from '@aftersale/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'

export type CustomField = AnswerOf<(typeof routes)['listFields']>['items'][number]

/** The company's own fields, retired ones too. */
export const fieldsQuery = queryOptions({
  queryKey: ['fields'],
  queryFn: ({ signal }) => answered(api().listFields({ query: {}, signal })),
})
