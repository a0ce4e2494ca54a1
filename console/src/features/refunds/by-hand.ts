import type { AnswerOf, routes } from '@aftersale/contract'
import { byHandOf } from '../../text/provider-text.ts'

export type RefundPart = AnswerOf<(typeof routes)['getRefund']>['parts'][number]

/** Whether a person pays a part out and has yet to say so. */
export const awaitsPerson = ({ status, provider }: Pick<RefundPart, 'status' | 'provider'>): boolean =>
  status === 'pending' && byHandOf(provider) !== undefined
