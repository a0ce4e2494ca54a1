import type { CaseDetail } from '@aftersale/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'
import { ProblemBox } from '../../../shell/fields/problem-box.tsx'
import { problemText } from '../../../shell/fields/problem-text.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './case-page.module.css'

/** What stopped a case, and the way to try again once that is mended. */
export function StuckStep({ of: one }: { readonly of: CaseDetail }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const retry = useMutation({
    mutationFn: () => answered(api().retryCase({ params: { id: one.number } })),
    onSuccess: () => void message.success(t('case.retried')),
    onSettled: () => queries.invalidateQueries({ queryKey: ['cases'] }),
  })
  return (
    <section className="sheet" aria-labelledby="next">
      <h2 id="next" className={styles.heading}>
        {t('case.next')}
      </h2>
      <div className={styles.stuck}>
        <p>{t('case.nextMend')}</p>
        {one.incidents.map(({ id, message }) => (
          <ProblemBox key={id}>{inLanguage(message, language)}</ProblemBox>
        ))}
        {retry.error ? <ProblemBox>{problemText(retry.error, t)}</ProblemBox> : null}
        <Button type="primary" loading={retry.isPending} onClick={() => retry.mutate()}>
          {t('case.retry')}
        </Button>
      </div>
    </section>
  )
}
