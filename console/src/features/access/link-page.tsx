import { useMutation } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { failureOf } from '../../api/failure.ts'
import { answered } from '../../api/refused.ts'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { problemText } from '../../shell/fields/problem-text.ts'
import { Waiting } from '../../shell/states/waiting.tsx'
import styles from './access.module.css'
import { AccessFrame } from './access-frame.tsx'
import { useEnter } from './enter.ts'
import { linkToken } from './link-token.ts'

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
  const problem = token === null ? t('link.noToken') : error ? problemText(error, t) : null
  return (
    <AccessFrame title={t('link.title')}>
      {problem === null ? (
        <Waiting rows={2} />
      ) : (
        <div className={styles.form}>
          <ProblemBox>{problem}</ProblemBox>
          {token !== null && failureOf(error).kind === 'offline' ? (
            <Button onClick={() => mutate({ token })}>{t('states.retry')}</Button>
          ) : (
            <Link to="/sign-in">{t('setUp.toSignIn')}</Link>
          )}
        </div>
      )}
    </AccessFrame>
  )
}
