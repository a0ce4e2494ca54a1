import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'

/** Whether the first administrator is still missing. */
export const setUpQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => answered(api().getSetup({ signal })),
})
