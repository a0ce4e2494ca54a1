import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { problemText } from '../../shell/fields/problem-text.ts'
import { Waiting } from '../../shell/states/waiting.tsx'
import { AccessFrame } from './access-frame.tsx'
import { useEnter } from './enter.ts'
import { takeNext } from './sso-next.ts'
import { WayClosed } from './way-closed.tsx'

type Back = { readonly state: string; readonly code: string; readonly issuer?: string }

/** Where the identity provider leads back to: what it gave is used up at once, and one is inside. */
export function SsoPage() {
  const { t } = useTranslation()
  const enter = useEnter()
  const query = useRef(new URLSearchParams(location.search)).current
  const [state, code, issuer] = [query.get('state'), query.get('code'), query.get('iss')]
  const { mutate, error } = useMutation({
    mutationFn: (body: Back) => answered(api().finishSingleSignOn({ body })),
    onSuccess: () => enter(takeNext()),
  })
  // A code works once, and React runs effects twice while developing.
  const used = useRef(false)
  useEffect(() => {
    if (state === null || code === null || used.current) return
    used.current = true
    mutate({ state, code, ...(issuer !== null && { issuer }) })
  }, [state, code, issuer, mutate])
  if (error !== null) return <WayClosed title={t('sso.failed')}>{problemText(error, t)}</WayClosed>
  // RFC 6749, 4.1.2.1: where the provider let nobody in, it says so.
  if (query.has('error')) return <WayClosed title={t('sso.failed')}>{t('sso.refused')}</WayClosed>
  if (state === null || code === null) return <WayClosed title={t('sso.notBegun')}>{t('sso.notBegunWords')}</WayClosed>
  return (
    <AccessFrame title={t('sso.title')}>
      <Waiting rows={2} />
    </AccessFrame>
  )
}
