import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { problemText } from '../../shell/fields/problem-text.ts'
import { Waiting } from '../../shell/states/waiting.tsx'
import styles from './access.module.css'
import { AccessFrame } from './access-frame.tsx'
import { useEnter } from './enter.ts'
import { takeNext } from './sso-next.ts'

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
  const isRefused = state === null || code === null
  return (
    <AccessFrame title={t(isRefused || error ? 'sso.failed' : 'sso.title')}>
      {isRefused || error ? (
        <div className={styles.form}>
          <ProblemBox>{isRefused ? t('sso.refused') : problemText(error, t)}</ProblemBox>
          <Link to="/sign-in">{t('setUp.toSignIn')}</Link>
        </div>
      ) : (
        <Waiting rows={2} />
      )}
    </AccessFrame>
  )
}
