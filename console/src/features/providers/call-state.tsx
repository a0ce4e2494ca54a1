import { useTranslation } from 'react-i18next'
import { StateMark } from '../../shell/states/state-mark.tsx'
import type { ProviderCall } from './provider-queries.ts'

const TONES = { stuck: 'stuck', failed: 'stuck', manual: 'waiting' } as const

/** Where a request stands: marked where a person is wanted. */
export function CallState({ status }: Pick<ProviderCall, 'status'>) {
  const { t } = useTranslation()
  const text = t(`provider.states.${status}`)
  return status in TONES ? <StateMark tone={TONES[status as keyof typeof TONES]}>{text}</StateMark> : text
}
