import type { AnswerOf, routes } from '@aftersale/contract'

export type TemplateSummary = AnswerOf<(typeof routes)['listMessageTemplates']>['items'][number]
