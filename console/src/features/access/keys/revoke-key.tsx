import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { problemText } from '../../../shell/fields/problem-text.ts'
import { apiKeysQuery } from './api-keys-query.ts'

type RevokeKeyProps = { readonly of: { readonly id: string; readonly name: string } }

/** Ends a key, after asking. */
export function RevokeKey({ of: { id, name } }: RevokeKeyProps) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const queries = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => answered(api().revokeApiKey({ params: { id } })),
    onSuccess: () => void message.success(t('apiKeys.revoked', { name })),
    onError: (error) => void message.error(problemText(error, t)),
    onSettled: () => queries.invalidateQueries(apiKeysQuery),
  })
  const ask = () =>
    modal.confirm({
      title: t('apiKeys.revokeTitle', { name }),
      content: t('apiKeys.revokeWords'),
      okText: t('apiKeys.revoke'),
      okButtonProps: { danger: true },
      cancelText: t('apiKeys.cancel'),
      onOk: () => revoke.mutateAsync().catch(() => undefined),
    })
  return (
    <Button size="small" danger onClick={ask} aria-label={t('apiKeys.revokeTitle', { name })}>
      {t('apiKeys.revoke')}
    </Button>
  )
}
