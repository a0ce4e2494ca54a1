import type { AnswerOf, routes } from '@aftersale/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'

export type Model = AnswerOf<(typeof routes)['listModels']>['items'][number]
export type ModelDetail = AnswerOf<(typeof routes)['getModel']>
export type ModelVersion = AnswerOf<(typeof routes)['listModelVersions']>['items'][number]

export const modelsQuery = queryOptions({
  queryKey: ['studio', 'models'],
  queryFn: () => answered(api().listModels()),
})

/** Files that say something, whatever they are called. */
export const foundQuery = (q: string) =>
  queryOptions({
    queryKey: ['studio', 'found', q],
    queryFn: () => answered(api().findInModels({ query: { q } })),
    enabled: q !== '',
  })

export const modelQuery = (resource: string) =>
  queryOptions({
    queryKey: ['studio', 'model', resource],
    queryFn: () => answered(api().getModel({ params: { resource } })),
    // What is edited must not be replaced under the hands of who edits it.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

export const versionsQuery = (resource: string) =>
  queryOptions({
    queryKey: ['studio', 'versions', resource],
    queryFn: () => answered(api().listModelVersions({ params: { resource } })),
  })

export const revisionsQuery = (resource: string) =>
  queryOptions({
    queryKey: ['studio', 'revisions', resource],
    queryFn: () => answered(api().listDraftRevisions({ params: { resource } })),
  })

export const publicationsQuery = queryOptions({
  queryKey: ['studio', 'publications'],
  queryFn: () => answered(api().listPublications()),
})
