import type { AnswerOf, CaseTypeDocument, routes } from '@aftersale/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'

export type CaseTypeSummary = AnswerOf<(typeof routes)['listCaseTypes']>['items'][number]
export type CaseType = AnswerOf<(typeof routes)['getCaseType']>
export type TypeField = CaseTypeDocument['fields'][number]

/** Case types, each in its newest version. */
export const caseTypesQuery = queryOptions({
  queryKey: ['case-types'],
  queryFn: ({ signal }) => answered(api().listCaseTypes({ signal })),
})

/** One version of a case type. */
export const caseTypeQuery = (key: string, version: number) =>
  queryOptions({
    queryKey: ['case-types', key, version],
    queryFn: ({ signal }) => answered(api().getCaseType({ params: { key }, query: { version }, signal })),
  })
