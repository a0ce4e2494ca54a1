import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { ProblemBox } from '../../shell/fields/problem-box.tsx'
import { problemText } from '../../shell/fields/problem-text.ts'
import styles from './access.module.css'
import { keepNext } from './sso-next.ts'

type SsoButtonProps = {
  /** The identity provider, as the company calls it. */
  readonly provider: string
  readonly next: string | undefined
}

/** The way in by the company's identity provider: where there is one it is the usual way, a password the other. */
export function SsoButton({ provider, next }: SsoButtonProps) {
  const { t } = useTranslation()
  const start = useMutation({
    mutationFn: () => answered(api().startSingleSignOn({})),
    onSuccess: ({ url }) => {
      keepNext(next)
      location.assign(url)
    },
  })
  return (
    <div className={styles.form}>
      {start.error ? <ProblemBox>{problemText(start.error, t)}</ProblemBox> : null}
      <Button block type="primary" loading={start.isPending || start.isSuccess} onClick={() => start.mutate()}>
        {t('sso.with', { name: provider })}
      </Button>
      <p className={styles.or}>{t('sso.or')}</p>
    </div>
  )
}
