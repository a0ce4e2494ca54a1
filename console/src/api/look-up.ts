import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'
import { answered } from './refused.ts'

type Kind = Parameters<ReturnType<typeof api>['lookUp']>[0]['params']['kind']

/** The records that somebody means by a number, as they may see them: several where shops share one. */
export const lookUpQuery = (kind: Kind, value: string) =>
  queryOptions({
    queryKey: ['look-ups', kind, value],
    queryFn: async ({ signal }) => (await answered(api().lookUp({ params: { kind }, query: { value }, signal }))).items,
    staleTime: 60_000,
  })
