import type { TFunction } from 'i18next'
import type { ProviderCall } from './provider-queries.ts'

/** What was asked of a provider, in words; what is not known here as it is named. */
export function callText({ port, action }: Pick<ProviderCall, 'port' | 'action'>, t: TFunction): string {
  const words: Readonly<Record<string, string>> = {
    refund: t('provider.actions.refund'),
    track: t('provider.actions.track'),
    'announce-return': t('provider.actions.announceReturn'),
    'ship-order': t('provider.actions.shipOrder'),
    issue: t('provider.actions.issue'),
    reverse: t('provider.actions.reverse'),
    send: t('provider.actions.send'),
  }
  return words[action] ?? `${t(`provider.portNames.${port}`)} · ${action}`
}
