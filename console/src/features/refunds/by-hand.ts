import type { AnswerOf, routes } from '@aftersale/contract'
import type { TFunction } from 'i18next'

export type RefundPart = AnswerOf<(typeof routes)['getRefund']>['parts'][number]

const BY_HAND = ['manual', 'outside'] as const
const isOne = (provider: string) => BY_HAND.find((one) => one === provider)

/** Whether a person pays a part out and has yet to say so. */
export const awaitsPerson = ({ status, provider }: Pick<RefundPart, 'status' | 'provider'>): boolean =>
  status === 'pending' && isOne(provider) !== undefined

/** Which way money takes: a gateway by its name, a person in words. */
export function providerText(provider: string, t: TFunction): string {
  const byHand = isOne(provider)
  return byHand === undefined ? provider : t(`refund.way.${byHand}`)
}
