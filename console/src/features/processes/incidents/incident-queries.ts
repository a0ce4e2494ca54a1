import type { AnswerOf, routes } from '@aftersale/contract'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'

export type IncidentGroup = AnswerOf<(typeof routes)['listIncidentGroups']>['items'][number]
export type Incident = AnswerOf<(typeof routes)['listIncidents']>['items'][number]

/** Open incidents by flow, step and reason. */
export const incidentGroupsQuery = queryOptions({
  queryKey: ['incidents', 'groups'],
  queryFn: ({ signal }) => answered(api().listIncidentGroups({ signal })),
})

/** The open incidents of a group, the oldest first. */
export const incidentsQuery = ({ process, element, code }: Pick<IncidentGroup, 'process' | 'element' | 'code'>) =>
  infiniteQueryOptions({
    queryKey: ['incidents', 'of', process.key, element, code],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => {
      const query = { process: process.key, element, code, ...(pageParam !== undefined && { cursor: pageParam }) }
      return answered(api().listIncidents({ query, signal }))
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  })
