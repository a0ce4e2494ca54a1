import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../api/failure.ts'
import { Notice } from './notice.tsx'

type FailureNoticeProps = { readonly error: unknown; readonly onRetry: () => void }

/** Says what failed in words a person can act on, and offers what may help. */
export function FailureNotice({ error, onRetry }: FailureNoticeProps) {
  const { t } = useTranslation()
  const failure = failureOf(error)
  const retry = <Button onClick={onRetry}>{t('states.retry')}</Button>
  const home = <Link to="/">{t('states.toHome')}</Link>
  switch (failure.kind) {
    case 'offline':
      return (
        <Notice title={t('states.offline')} tone="bad" actions={retry}>
          {t('states.offlineWords')}
        </Notice>
      )
    case 'forbidden':
      return (
        <Notice title={t('states.forbidden')} actions={home}>
          {failure.message}
        </Notice>
      )
    case 'missing':
      return (
        <Notice title={t('states.missing')} actions={home}>
          {failure.message}
        </Notice>
      )
    case 'signed-out':
      return <Notice title={t('states.signedOut')} actions={<Link to="/sign-in">{t('signIn.title')}</Link>} />
    case 'refused':
      return <Notice title={t('states.refused')} tone="bad" actions={retry} children={failure.message} />
    case 'trouble':
      return (
        <Notice title={t('states.trouble')} tone="bad" actions={retry}>
          {failure.message ?? t('states.troubleWords')}
        </Notice>
      )
  }
}
