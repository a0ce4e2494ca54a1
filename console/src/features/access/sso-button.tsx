import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { problemText } from '../../shell/fields/problem-text.ts'
import { keepNext } from './sso-next.ts'

/** The way in by the company's identity provider, where there is one. */
export function SsoButton({ next }: { readonly next: string | undefined }) {
  const { t } = useTranslation()
  const ways = useQuery({
    queryKey: ['sign-in-ways'],
    staleTime: 60_000,
    queryFn: ({ signal }) => answered(api().getSignInWays({ signal })),
  })
  const start = useMutation({
    mutationFn: () => answered(api().startSingleSignOn({})),
    onSuccess: ({ url }) => {
      keepNext(next)
      location.assign(url)
    },
  })
  const provider = ways.data?.singleSignOn ?? null
  if (provider === null) return null
  return (
    <>
      {start.error ? <ProblemBox>{problemText(start.error, t)}</ProblemBox> : null}
      <Button block loading={start.isPending || start.isSuccess} onClick={() => start.mutate()}>
        {t('sso.with', { name: provider.name })}
      </Button>
    </>
  )
}
