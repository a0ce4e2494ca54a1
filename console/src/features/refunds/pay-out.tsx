import { useQuery } from '@tanstack/react-query'
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { commandKey } from '../../api/command-key.ts'
import { answered } from '../../api/refused.ts'
import { useCommand } from '../../api/use-command.ts'
import { problemText } from '../../shell/fields/problem-text.ts'
import { ChosenBar } from '../../shell/lists/chosen-bar.tsx'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import { countText, moneyText } from '../../text/format.ts'
import { useLanguage } from '../../text/use-language.ts'
import { awaitsPerson, type RefundPart } from './by-hand.ts'
import styles from './refund-page.module.css'
import { REFUNDS_CHANGE } from './refunds-change.ts'

type PayOutProps = { readonly ids: readonly string[]; readonly onDone: () => void }

/** Says of many refunds at once that their money was paid out by hand. */
export function PayOut({ ids, onDone }: PayOutProps) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  return (
    <ChosenBar count={ids.length} onNone={onDone}>
      <Button onClick={() => setAsked(true)}>{t('refund.payOut')}</Button>
      {isAsked ? <Confirm ids={ids} onClose={() => setAsked(false)} onDone={onDone} /> : null}
    </ChosenBar>
  )
}

/** How much it is altogether, by currency. */
function sumsOf(parts: readonly RefundPart[]) {
  const sums = new Map<string, number>()
  for (const { amount } of parts) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.minor)
  return [...sums].map(([currency, minor]) => ({ currency, minor }))
}

function Confirm({ ids, onClose, onDone }: PayOutProps & { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message, notification } = App.useApp()
  const query = useQuery({
    queryKey: ['refund', 'parts', ids],
    queryFn: ({ signal }) =>
      Promise.all(ids.map(async (id) => (await answered(api().getRefund({ params: { id }, signal }))).parts)),
  })
  const parts = query.data?.flat().filter(awaitsPerson) ?? []
  const [batch] = useState(() => commandKey())
  const report = useCommand({
    run: async () => {
      const items = parts.map(({ id }) => ({ key: `${batch} ${id}`, part: id, outcome: 'settled' as const }))
      return (await answered(api().reportRefundParts({ body: { items } }))).items
    },
    changes: REFUNDS_CHANGE,
    onDone: (outcomes) => {
      const refused = outcomes.flatMap(({ refusal }) => refusal ?? [])
      const [first] = refused
      if (first === undefined) void message.success(t('refund.said.paid'))
      else {
        const description = t('refund.someRefused', { count: refused.length, why: first.message })
        notification.warning({ title: t('states.refused'), description, duration: 0 })
      }
      onDone()
    },
  })
  const sums = sumsOf(parts).map((sum) => moneyText(sum, language))
  return (
    <Modal
      open
      title={t('refund.payOut')}
      okText={t('refund.paid')}
      cancelText={t('taskDo.cancel')}
      confirmLoading={report.isPending}
      okButtonProps={{ disabled: parts.length === 0 }}
      onOk={() => report.mutate(undefined)}
      onCancel={onClose}
    >
      {query.isPending ? <Waiting rows={2} /> : null}
      {query.isError ? <FailureNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isSuccess ? (
        <p>
          {parts.length === 0
            ? t('refund.nonePayable')
            : t('refund.payOutWords', {
                count: parts.length,
                number: countText(parts.length, language),
                sum: sums.join(' + '),
              })}
        </p>
      ) : null}
      {report.error === null ? null : (
        <p role="alert" className={styles.bad}>
          {problemText(report.error, t)}
        </p>
      )}
    </Modal>
  )
}
