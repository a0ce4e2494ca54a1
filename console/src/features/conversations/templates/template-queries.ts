import type { AnswerOf, routes } from '@aftersale/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'

export type TemplateSummary = AnswerOf<(typeof routes)['listMessageTemplates']>['items'][number]
export type Template = AnswerOf<(typeof routes)['getMessageTemplate']>

/** One template in one of its versions. */
export const templateQuery = (key: string, version: number) =>
  queryOptions({
    queryKey: ['templates', key, version],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => answered(api().getMessageTemplate({ params: { key }, query: { version }, signal })),
  })

/** Who changed a template, when and why. */
export const templateVersionsQuery = (key: string) =>
  queryOptions({
    queryKey: ['templates', key, 'versions'],
    queryFn: ({ signal }) => answered(api().listMessageTemplateVersions({ params: { key }, signal })),
  })
