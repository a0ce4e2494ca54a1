import type { AnswerOf, routes } from '@aftersale/contract'

export type CaseTypeSummary = AnswerOf<(typeof routes)['listCaseTypes']>['items'][number]
