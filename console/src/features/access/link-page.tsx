import { useMutation } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { failureOf } from '../../api/failure.ts'
import { answered } from '../../api/refused.ts'
import { problemText } from '../../shell/fields/problem-text.ts'
import { Waiting } from '../../shell/states/waiting.tsx'
import { AccessFrame } from './access-frame.tsx'
import { useEnter } from './enter.ts'
import { linkToken } from './link-token.ts'
import { WayClosed } from './way-closed.tsx'

/** Where a one-time sign-in link leads: it is used up at once, and one is inside. */
export function LinkPage() {
  const { t } = useTranslation()
  const enter = useEnter()
  const token = linkToken(useLocation({ select: ({ hash }) => hash }))
  const { mutate, error } = useMutation({
    mutationFn: (body: { token: string }) => answered(api().signInByLink({ body })),
    onSuccess: () => enter(),
  })
  // The link works once, and React runs effects twice while developing.
  const used = useRef<string>(null)
  useEffect(() => {
    if (token === null || used.current === token) return
    used.current = token
    mutate({ token })
  }, [token, mutate])
  if (token === null) return <WayClosed title={t('link.notWhole')}>{t('link.noToken')}</WayClosed>
  if (error !== null) {
    const again = <Button onClick={() => mutate({ token })}>{t('states.retry')}</Button>
    return (
      <WayClosed title={t('link.over')} {...(failureOf(error).kind === 'offline' && { onward: again })}>
        {problemText(error, t)}
      </WayClosed>
    )
  }
  return (
    <AccessFrame title={t('link.title')}>
      <Waiting rows={2} />
    </AccessFrame>
  )
}
