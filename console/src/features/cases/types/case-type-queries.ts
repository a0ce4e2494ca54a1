import type { AnswerOf, CaseTypeDocument, routes } from '@aftersale/contract'

export type CaseTypeSummary = AnswerOf<(typeof routes)['listCaseTypes']>['items'][number]
export type CaseType = AnswerOf<(typeof routes)['getCaseType']>
export type TypeField = CaseTypeDocument['fields'][number]
