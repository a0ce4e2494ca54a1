import type { TFunction } from 'i18next'
import { wordText } from './words.ts'

const BY_HAND = ['manual', 'outside'] as const

/** The way by hand that a provider's name stands for; undefined: it is a provider outside. */
export const byHandOf = (provider: string) => BY_HAND.find((one) => one === provider)

/** Which way money takes: a provider by what the company calls it, a person in words. */
export function providerText(provider: string, t: TFunction): string {
  const byHand = byHandOf(provider)
  return byHand === undefined ? wordText('provider', provider, t) : t(`refund.way.${byHand}`)
}
