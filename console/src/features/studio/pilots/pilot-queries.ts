import type { AnswerOf, routes } from '@aftersale/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'

export type Pilot = AnswerOf<(typeof routes)['listPilots']>['items'][number]
export type PilotSide = Pilot['processes'][number]['pilot']

export const pilotsQuery = queryOptions({
  queryKey: ['studio', 'pilots'],
  queryFn: () => answered(api().listPilots()),
})

/** What a pilot tries beside what was in force as it began. */
export const pilotFilesQuery = (id: string) =>
  queryOptions({
    queryKey: ['studio', 'pilots', id, 'files'],
    queryFn: () => answered(api().listPilotFiles({ params: { id } })),
  })
